package dev.remora;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One authorization request in the making (RFC 6749 section 4.1.1, RFC 5849 sections 2.1 and 2.2). Used once, by one thread.
 *
 * @since 1.0
 */
public interface AuthorizationRequest {

    /**
     * Sets the address that the browser comes back to.
     *
     * @param callback relative to the base URI of the JAX-RS application, so that the path of the resource class belongs to
     *     it, or absolute; {@code oob} for OAuth 1.0a out of band; default: the setting {@code callback}
     * @return this
     */
    AuthorizationRequest callback(String callback);

    /**
     * The scope to ask for in place of the configured one.
     *
     * @param scope sent as written
     * @return this
     */
    AuthorizationRequest scope(String scope);

    /**
     * A state of the application's own in place of a random one; sent unchanged, bound to the browser, verified and used
     * once. Refused with {@code profile=strict}.
     *
     * @param state not empty; should be unguessable
     * @return this
     */
    AuthorizationRequest state(String state);

    /**
     * Sets a state as {@link #state(String)} does, made when the request is built.
     *
     * @param state called once
     * @return this
     */
    AuthorizationRequest state(Supplier<String> state);

    /**
     * A further parameter of the authorization URL. Those that the protocol itself sets cannot be given here.
     *
     * @param name the name of the parameter
     * @param value its value
     * @return this
     */
    AuthorizationRequest param(String name, String value);

    /**
     * The name under which the granted token is stored.
     *
     * @param tokenKey the name, as in {@link OAuthRemote#withTokenKey}
     * @return this
     */
    AuthorizationRequest tokenKey(String tokenKey);

    /**
     * Sets the place that the application wants to send the browser to in the end; it comes back in {@link
     * AuthorizationResult#returnTo()}.
     *
     * @param returnTo a path, relative to the base URI of the JAX-RS application unless it already starts with its path, as
     *     {@code getRequestURI()} does; or an absolute URL of the application's own origin (a Referer), of which path and
     * query are     kept; anything else, {@code null} included, is dropped and the application's base path is used
     * @return this
     */
    AuthorizationRequest returnTo(@Nullable String returnTo);

    /**
     * Sends the browser to the provider.
     *
     * @return a 303 redirect, not to be cached; 405 in answer to a HEAD, which starts no sign-in
     * @throws SettingsException if the callback or an endpoint is not configured
     * @throws TokenRequestException if the provider refuses a request token (OAuth 1.0a)
     * @throws TransportException if the provider cannot be reached (OAuth 1.0a)
     */
    Response redirect();

    /**
     * The address to send the browser to, for applications that redirect in their own way.
     *
     * @return the authorization URI
     * @throws SettingsException if the callback or an endpoint is not configured
     * @throws TokenRequestException if the provider refuses a request token (OAuth 1.0a)
     * @throws TransportException if the provider cannot be reached (OAuth 1.0a)
     */
    URI uri();
}
