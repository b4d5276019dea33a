package dev.remora;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets only users in who have signed in with a remote application. That of a method goes before that of its class.
 *
 * <p>On JAX-RS resources: a GET of a browser that accepts {@code text/html} is sent to the provider, or to the page of buttons
 * where there are several, and comes back to where it was. Any other request gets 401 with a problem document (RFC 9457). Having
 * one switches the ready-made endpoints and the caller of requests on.
 *
 * <p>On other beans, as an interceptor binding: a call fails with {@link AuthorizationRequiredException}.
 *
 * @since 1.0
 */
@InterceptorBinding
@Inherited
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SignInRequired {

    /**
     * The names of the remote applications of which one is enough.
     *
     * @return the names; none: any but those with {@code remora.<name>.caller=false}
     */
    @Nonbinding
    String[] value() default {};

    /**
     * How long ago at most the user may have proved to the provider who it is; by the claim {@code auth_time} of the ID token, so
     * that a provider without OpenID Connect is never enough (OpenID Connect Core 1.0 section 2).
     *
     * @return an ISO-8601 duration such as {@code PT10M}; empty: any time ago
     */
    @Nonbinding
    String freshWithin() default "";
}
