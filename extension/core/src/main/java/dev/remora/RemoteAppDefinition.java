package dev.remora;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Defines a remote application in code, on any class of a bean archive. Each element is the setting of the same name in
 * kebab-case ({@link #baseUrl} is {@code base-url}); configuration overrides it, and it overrides the preset that
 * {@link #provider} names. An empty element is one that is not set.
 *
 * <p>Two definitions of one name are a deployment problem. Keep secrets in the configuration, not here.
 *
 * @since 1.0
 */
@Documented
@Repeatable(RemoteAppDefinition.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RemoteAppDefinition {

    /**
     * The name of the remote application.
     *
     * @return the name, as in {@link RemoteApp#value}
     */
    String name();

    /**
     * The preset whose settings apply where nothing else says otherwise, for instance {@code github}.
     *
     * @return the setting {@code provider}
     */
    String provider() default "";

    /**
     * The prefix under which settings are also looked for: {@code TWITTER} makes {@code TWITTER.client-id},
     * {@code TWITTER.client_id} and {@code TWITTER_CLIENT_ID} work.
     *
     * @return the setting {@code app-key}
     */
    String appKey() default "";

    /**
     * The directory that the paths of calls are relative to.
     *
     * @return the setting {@code base-url}
     */
    String baseUrl() default "";

    /**
     * The temporary credential request URI (RFC 5849 section 2.1). A remote application that has one speaks OAuth 1.0a, any
     * other OAuth 2.
     *
     * @return the setting {@code request-token-url}
     */
    String requestTokenUrl() default "";

    /**
     * The token request URI (RFC 5849 section 2.3) or token endpoint (RFC 6749 section 3.2).
     *
     * @return the setting {@code token-url}
     */
    String accessTokenUrl() default "";

    /**
     * The resource owner authorization URI (RFC 5849 section 2.2) or authorization endpoint (RFC 6749 section 3.1).
     *
     * @return the setting {@code authorize-url}
     */
    String authorizeUrl() default "";

    /**
     * The client identifier.
     *
     * @return the setting {@code client-id}, known to Flask-OAuthlib as {@code consumer-key}
     */
    String consumerKey() default "";

    /**
     * The client shared secret; for trials only, real ones belong into the configuration.
     *
     * @return the setting {@code client-secret}, known to Flask-OAuthlib as {@code consumer-secret}
     */
    String consumerSecret() default "";

    /**
     * The scope to ask for, sent as written.
     *
     * @return the setting {@code scope}
     */
    String scope() default "";

    /**
     * The callback that {@link OAuthRemote#authorize()} uses: relative to the base URI of the JAX-RS application, or absolute.
     *
     * @return the setting {@code callback}
     */
    String callback() default "";

    /**
     * Further parameters of the request token call (OAuth 1.0a) or the authorization request (OAuth 2), as
     * {@code k=v&k=v}.
     *
     * @return the setting {@code request-token-params}; for OAuth 2 that is {@code authorize-params}
     */
    String requestTokenParams() default "";

    /**
     * The HTTP method of the request token call.
     *
     * @return the setting {@code request-token-method}
     */
    String requestTokenMethod() default "";

    /**
     * Further parameters of the token request, as {@code k=v&k=v}.
     *
     * @return the setting {@code token-params}
     */
    String accessTokenParams() default "";

    /**
     * The HTTP method of the token request.
     *
     * @return the setting {@code token-method}
     */
    String accessTokenMethod() default "";

    /**
     * Further headers of the token request, as {@code k=v&k=v}.
     *
     * @return the setting {@code token-headers}
     */
    String accessTokenHeaders() default "";

    /**
     * How the client authenticates at the token endpoint.
     *
     * @return the setting {@code token-endpoint-auth-method}
     */
    String tokenEndpointAuthMethod() default "";

    /**
     * The signature method of OAuth 1.0a.
     *
     * @return the setting {@code signature-method}
     */
    String signatureMethod() default "";

    /**
     * The media type that responses are read as, whatever their header says.
     *
     * @return the setting {@code content-type}
     */
    String contentType() default "";

    /**
     * The scheme of the {@code Authorization} header of OAuth 2 calls.
     *
     * @return the setting {@code authorization-scheme}
     */
    String authorizationScheme() default "";

    /**
     * Any further settings, one {@code key=value} each, for instance {@code "read-timeout=PT5S"}.
     *
     * @return settings by their names in the configuration
     */
    String[] settings() default {};

    /**
     * Several definitions on one class.
     *
     * @since 1.0
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface List {

        /**
         * The definitions.
         *
         * @return the definitions, in the order they are written
         */
        RemoteAppDefinition[] value();
    }
}
