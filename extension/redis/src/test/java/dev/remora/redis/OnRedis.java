package dev.remora.redis;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test two nodes on the one redis-server of all tests, with keys of their own. Only {@code -Pall-runtimes} runs it. */
@Tag("redis-server")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnRedis.Resolver.class)
@interface OnRedis {

    /** Starts the server at most once; it ends with the tests. */
    final class Resolver implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TwoNodes.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Redis server = context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .getOrComputeIfAbsent(Redis.class, type -> Redis.start(), Redis.class);
            return context.getStore(Namespace.create(TwoNodes.class))
                    .getOrComputeIfAbsent(
                            context.getRequiredTestClass(), type -> new TwoNodes(server.url()), TwoNodes.class);
        }
    }
}
