package dev.remora;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One authorization request in the making (RFC 6749 section 4.1.1, RFC 5849 sections 2.1 and 2.2). Used once, by one thread, for
 * the browser whose request it was made in: a thread that answers another request is refused with {@link ErrorCode#REQUEST_INVALID}.
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
     * Whether and how the provider asks the user (OpenID Connect Core 1.0 section 3.1.2.1).
     *
     * @param prompt such as {@code login}, {@code consent}, {@code select_account} or {@code none}; several with spaces
     * @return this
     */
    default AuthorizationRequest prompt(String prompt) {
        return param("prompt", prompt);
    }

    /**
     * How long ago at most the user may have proved to the provider who it is; the ID token has to say so.
     *
     * @param maxAge whole seconds count; zero: now
     * @return this
     */
    default AuthorizationRequest maxAge(Duration maxAge) {
        return param("max_age", Long.toString(maxAge.toSeconds()));
    }

    /**
     * The user who is expected to sign in, for the provider's form.
     *
     * @param loginHint such as an e-mail address
     * @return this
     */
    default AuthorizationRequest loginHint(String loginHint) {
        return param("login_hint", loginHint);
    }

    /**
     * The languages that the user understands, the best first.
     *
     * @param locales for the provider's pages
     * @return this
     */
    default AuthorizationRequest uiLocales(Locale... locales) {
        return param(
                "ui_locales", Arrays.stream(locales).map(Locale::toLanguageTag).collect(Collectors.joining(" ")));
    }

    /**
     * The classes of authentication that are enough, the best first. The ID token has to name one of them, or the sign-in fails.
     *
     * @param acrValues by the provider's names
     * @return this
     */
    default AuthorizationRequest acrValues(String... acrValues) {
        return param("acr_values", String.join(" ", acrValues));
    }

    /**
     * The claims that are asked for one by one (OpenID Connect Core 1.0 section 5.5). What comes is not compared with it: a class of
     * authentication that has to be is for {@link #acrValues}.
     *
     * @param claims with the members {@code userinfo} and {@code id_token}
     * @return this
     */
    default AuthorizationRequest claims(JsonObject claims) {
        return param("claims", claims.toString());
    }

    /**
     * An earlier ID token of the user who is expected to sign in.
     *
     * @param idToken as {@link OAuth2Token#idToken} has it
     * @return this
     */
    default AuthorizationRequest idTokenHint(String idToken) {
        return param("id_token_hint", idToken);
    }

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
     * Links the identity that the user will prove to the caller who is signed in now, in {@link LinkedAccounts}, instead of
     * signing in anew: later sign-ins with it make the same caller. Only for a POST that the application's own page sent (a page of
     * another site could link an account of its own to the user otherwise): the ready-made {@code login} sees to that. The callback
     * is refused if another caller sends it, and with {@link ErrorCode#ACCOUNT_LINKED_ELSEWHERE} if the identity is linked to
     * another one. A {@link #state} of the application's own must be unguessable here: whoever knows it could link an account of
     * theirs to the user.
     *
     * @return this
     */
    AuthorizationRequest link();

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
