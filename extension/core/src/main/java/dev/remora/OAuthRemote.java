package dev.remora;

import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A remote application: users are signed in with it, and its API is called on their behalf. The same methods serve OAuth
 * 1.0a (RFC 5849) and OAuth 2 (RFC 6749); which protocol is spoken is a setting.
 *
 * <p>An injected one is request-scoped and works on the request's own thread; {@link #withToken} gives an object for any
 * thread, {@link OAuth#remote} one for code without a request. Objects of {@link OAuth#remote} and {@link #withTokenKey} go by the
 * request that the calling thread is answering when a method is called, whichever request they were got in; what is in the making
 * ({@link #request}, {@link #signOut}, {@link #authorization}) is of the request that it was made in. All methods may throw {@link SettingsException} on first use,
 * and none of them leaves anything behind when it throws: the next call works.
 *
 * @since 1.0
 */
public interface OAuthRemote {

    /**
     * The name of this remote application.
     *
     * @return the name, as in {@link RemoteApp#value}
     */
    String name();

    /**
     * The address that the paths of calls are relative to: the setting {@code base-url}.
     *
     * @return an absolute URI with a slash at the end of its path
     * @throws SettingsException if {@code base-url} is not configured
     */
    URI baseUri();

    /**
     * Sends the browser to the provider to ask its user, with the setting {@code callback} as callback.
     *
     * @return a 303 redirect to the provider, not to be cached
     * @throws SettingsException if {@code callback} or an endpoint is not configured
     * @throws TokenRequestException if the provider refuses a request token (OAuth 1.0a)
     * @throws TransportException if the provider cannot be reached (OAuth 1.0a)
     */
    Response authorize();

    /**
     * Sends the browser to the provider to ask its user.
     *
     * @param callback where the browser comes back to: relative to the base URI of the JAX-RS application, so that the path of
     *     the resource class belongs to it, or absolute; {@code oob} for OAuth 1.0a out of band
     * @return a 303 redirect to the provider, not to be cached
     * @throws SettingsException if an endpoint is not configured
     * @throws TokenRequestException if the provider refuses a request token (OAuth 1.0a)
     * @throws TransportException if the provider cannot be reached (OAuth 1.0a)
     */
    Response authorize(String callback);

    /**
     * Starts an authorization request with more to say than a callback.
     *
     * @return a builder for one authorization request
     */
    AuthorizationRequest authorization();

    /**
     * Finishes a sign-in with the parameters of the current request, its query or its form ({@code form_post}): verifies
     * that they answer an authorization request of this browser, exchanges them for a token, stores it and changes the
     * session's id.
     *
     * @return what the user decided
     * @throws CallbackRejectedException if the callback is forged, replayed, late or meant for somebody else; nothing was
     *     sent to the provider
     * @throws TokenRequestException if the provider refuses the token
     * @throws TransportException if the provider cannot be reached
     */
    AuthorizationResult authorizedResponse();

    /**
     * Finishes a sign-in with the given callback parameters; as {@link #authorizedResponse()} but for where they come from.
     *
     * @param parameters the decoded callback parameters; for out of band, {@code oauth_token} and {@code oauth_verifier}
     * @return what the user decided
     * @throws CallbackRejectedException if the callback is forged, replayed, late or meant for somebody else
     * @throws TokenRequestException if the provider refuses the token
     * @throws TransportException if the provider cannot be reached
     */
    AuthorizationResult authorizedResponse(Map<String, List<String>> parameters);

    /**
     * Finishes a sign-in for an owner whom only its token tells: for code that logs the user in with it, such as an
     * authentication mechanism. As {@link #authorizedResponse()}, but the token is kept for that owner, whoever the container
     * knows now. Whoever began the sign-in has to be the one who finishes it all the same.
     *
     * @param owner told the token that was exchanged, with its {@link Token#identity identity}, before anything is kept. It
     *     says whose it is: what {@link dev.remora.spi.OwnerResolver} will say in later requests, by default a caller by
     *     the name that the container will have for him. An exception of it leaves nothing behind
     * @return what the user decided
     * @throws CallbackRejectedException if the callback is forged, replayed, late or meant for somebody else; nothing was
     *     sent to the provider
     * @throws TokenRequestException if the provider refuses the token
     * @throws TransportException if the provider cannot be reached
     */
    AuthorizationResult authorizedResponse(Function<Token, TokenOwner> owner);

    /**
     * Calls with GET.
     *
     * @param path relative to {@code base-url}, or an absolute URL within its origin or {@code allowed-origins}
     * @return the response, whatever its status
     * @throws AuthorizationRequiredException if there is no token for this call
     * @throws RequestRefusedException if the URL would take the token elsewhere
     * @throws TransportException if the provider cannot be reached
     */
    OAuthResponse get(String path);

    /**
     * Calls with GET and data in the query.
     *
     * @param path as in {@link #get(String)}
     * @param data a {@code Map} or {@code Form}; added to the query of the path
     * @return the response, whatever its status
     */
    OAuthResponse get(String path, @Nullable Object data);

    /**
     * Calls with POST and no body.
     *
     * @param path as in {@link #get(String)}
     * @return the response, whatever its status
     */
    OAuthResponse post(String path);

    /**
     * Calls with POST.
     *
     * @param path as in {@link #get(String)}
     * @param data a {@code Map} or {@code Form} goes form-encoded, any other object as JSON
     * @return the response, whatever its status
     */
    OAuthResponse post(String path, @Nullable Object data);

    /**
     * Calls with PUT and no body.
     *
     * @param path as in {@link #get(String)}
     * @return the response, whatever its status
     */
    OAuthResponse put(String path);

    /**
     * Calls with PUT.
     *
     * @param path as in {@link #get(String)}
     * @param data as in {@link #post(String, Object)}
     * @return the response, whatever its status
     */
    OAuthResponse put(String path, @Nullable Object data);

    /**
     * Calls with PATCH and no body.
     *
     * @param path as in {@link #get(String)}
     * @return the response, whatever its status
     */
    OAuthResponse patch(String path);

    /**
     * Calls with PATCH.
     *
     * @param path as in {@link #get(String)}
     * @param data as in {@link #post(String, Object)}
     * @return the response, whatever its status
     */
    OAuthResponse patch(String path, @Nullable Object data);

    /**
     * Calls with DELETE and no body.
     *
     * @param path as in {@link #get(String)}
     * @return the response, whatever its status
     */
    OAuthResponse delete(String path);

    /**
     * Calls with DELETE.
     *
     * @param path as in {@link #get(String)}
     * @param data as in {@link #post(String, Object)}
     * @return the response, whatever its status
     */
    OAuthResponse delete(String path, @Nullable Object data);

    /**
     * Calls with HEAD.
     *
     * @param path as in {@link #get(String)}
     * @return the response, whatever its status
     */
    OAuthResponse head(String path);

    /**
     * Calls with HEAD and data in the query.
     *
     * @param path as in {@link #get(String)}
     * @param data as in {@link #get(String, Object)}
     * @return the response, whatever its status
     */
    OAuthResponse head(String path, @Nullable Object data);

    /**
     * Starts a call with more to say than path and data.
     *
     * @param path as in {@link #get(String)}
     * @return a builder for one call
     */
    OAuthRequest request(String path);

    /**
     * Plain JAX-RS: a target whose requests are signed with the token that is current now. It is not capped in size and not
     * repeated after a 401, or a 403 with {@code invalid_token}; the next call renews the token. Made while a request is being
     * answered, it works until that has ended; with {@link #withToken} it works for good.
     *
     * @param path as in {@link #get(String)}
     * @return a target of this remote application's own client; do not close that client
     * @throws AuthorizationRequiredException if there is no token
     * @throws RequestRefusedException if the URL would take the token elsewhere
     */
    WebTarget target(String path);

    /**
     * The current token, renewed if it is due.
     *
     * @return the token, or empty if the user has not signed in
     */
    Optional<Token> token();

    /**
     * The current token of a name, renewed if it is due.
     *
     * @param tokenKey the name of the token, as the {@link TokenGetter} or {@link TokenStore} knows it
     * @return the token, or empty if there is none
     */
    Optional<Token> token(String tokenKey);

    /**
     * The user who signed in, as the provider says: by the ID token and userinfo of OpenID Connect Core 1.0, or by the
     * provider's own endpoint for its user. Kept with the token; the provider is not asked, and the token is not renewed.
     *
     * @return who the user is; empty if nobody has signed in, or the provider says nothing about users
     */
    Optional<Identity> identity();

    /**
     * This remote application with a fixed token, for any thread.
     *
     * @param token the token that every call uses; no getter or store is asked
     * @return a plain object that is bound to no request
     */
    OAuthRemote withToken(Token token);

    /**
     * This remote application with the token of a name.
     *
     * @param tokenKey the name that is handed to the {@link TokenGetter} or {@link TokenStore}
     * @return a remote application that uses, saves and forgets the token of that name, of whoever is the current user then
     */
    OAuthRemote withTokenKey(String tokenKey);

    /**
     * Lists the tokens of the current owner, one for each of the user's accounts at the provider; they are neither renewed nor
     * checked. {@link #withTokenKey} switches to one of them, and forgets it.
     *
     * @return the tokens as they are kept, the one without a name first, then by name; unmodifiable. A {@link TokenGetter} tells
     *     its token without a name only, and so does a {@link TokenStore} without {@link TokenStore#keys}
     * @throws AuthorizationRequiredException if there is nowhere to look: no request, and no store that works without one
     */
    List<TokenInfo> tokens();

    /**
     * This remote application with the tokens of a caller, for jobs without a request: calls use them, renewed when due, whoever
     * sends a request meanwhile. It checks nothing: neither that there is such a caller, nor that whoever runs this code may act
     * for him. Never take the name from a request. A name of {@link #withTokenKey} stays. Sign-ins stay those of the current request. {@link #signOut} ends the caller's
     * sign-in here, and revokes the token where that is wanted; the browser of the current request is not sent to the provider.
     *
     * @param caller the name of the caller, as the principal has it that signed in
     * @return a plain object for any thread. Its calls need a {@link TokenStore} of the application, or one of a module such as
     *     remora-jdbc: without it they throw {@link AuthorizationRequiredException}
     */
    OAuthRemote asCaller(String caller);

    /**
     * Refreshes the current token now, whether it is due or not, and keeps the new one; callers at the same time share one
     * refresh. {@link #token()} and calls refresh by themselves what is due, so this is for an application that knows more,
     * such as a scope that the provider has added meanwhile.
     *
     * @return the new token
     * @throws AuthorizationRequiredException if there is no token, if it came with nothing to refresh it with, or if the
     *     provider refuses for good (RFC 6749 section 5.2, {@code invalid_grant}), which removes the token
     * @throws TokenRequestException if the provider refuses for now, with the code {@code refresh_failed}; the token is kept
     * @throws TransportException if the provider cannot be reached; the token is kept
     */
    Token refresh();

    /**
     * Signs the current user out, here and at the provider.
     *
     * @return a builder; nothing happens before its {@code redirect()} or {@code uri()}
     */
    SignOut signOut();

    /**
     * Takes the provider's word, in the current request, that a session has ended: a POST with a logout token (OpenID Connect
     * Back-Channel Logout 1.0), or the page of Front-Channel Logout 1.0. Sessions that it ends lose their token at their next
     * request.
     *
     * @return the answer for the provider, not to be cached: 200, or 400 if the logout is not valid, which leaves a line in the log
     */
    Response receiveLogout();

    /** Removes the current token from its store: the local half of {@link #signOut}. Nothing is sent to the provider. */
    void forget();

    /**
     * Signs the requests of a client that the application builds itself, with the token of the user who is current now,
     * renewed when it is due. Request filters of this remote application run too.
     *
     * @return a filter for any thread, to register at a client as it is; it signs only requests to {@code base-url}'s origin
     *     and {@code allowed-origins} and fails all others; after a 401, or a 403 with {@code invalid_token}, the next request
     *     renews the token. Made while a request is being answered, it works until that has ended; with {@link #withToken} it works for good
     * @throws AuthorizationRequiredException if there is no token
     */
    ClientRequestFilter signer();
}
