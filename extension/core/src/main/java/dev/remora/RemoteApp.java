package dev.remora;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the remote application that an injection point, a bean of the application or an event is about.
 *
 * <p>{@code @Inject @RemoteApp("github") OAuthRemote github} is all that is needed to make a remote application known; its
 * settings are read on first use from the configuration keys {@code remora.github.*}.
 *
 * <p>A name has 1 to 64 characters, no dot and no control character; spaces are allowed. Names that map to the same
 * environment variable, such as {@code my-app} and {@code my_app}, are a deployment problem.
 *
 * @since 1.0
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface RemoteApp {

    /**
     * The name of the remote application, as in {@code remora.<name>.client-id}.
     *
     * @return the name, 1 to 64 characters
     */
    String value();

    /**
     * Makes the qualifier at run time, for {@code Instance.select} and the like.
     *
     * @since 1.0
     */
    final class Literal extends AnnotationLiteral<RemoteApp> implements RemoteApp {

        private static final long serialVersionUID = 1L;

        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /**
         * The qualifier that names a remote application.
         *
         * @param name the name of the remote application
         * @return the qualifier
         */
        public static Literal of(String name) {
            return new Literal(name);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
