package dev.remora.jdbc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test of a class an engine: a database that lives as long as the class, its tables empty. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnEngine.Resolver.class)
@interface OnEngine {

    Dialect value();

    /** Makes it. */
    final class Resolver implements ParameterResolver, BeforeEachCallback {

        @Override
        public void beforeEach(ExtensionContext context) {
            Engine engine = engine(context);
            engine.change("DELETE FROM remora_token");
            engine.change("DELETE FROM remora_pending");
            engine.change("DELETE FROM remora_logout");
            engine.change("DELETE FROM remora_linked_account");
            engine.change("DELETE FROM remora_session");
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Engine.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return engine(context);
        }

        private static Engine engine(ExtensionContext context) {
            Class<?> test = context.getRequiredTestClass();
            Dialect dialect = test.getAnnotation(OnEngine.class).value();
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Engine.class))
                    .getOrComputeIfAbsent(
                            test,
                            type -> switch (dialect) {
                                case H2 -> Engine.h2();
                                case POSTGRESQL -> Engine.postgres(context);
                                case MARIADB -> Engine.mariaDb(context);
                            },
                            Engine.class);
        }
    }
}
