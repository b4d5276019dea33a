package dev.remora;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One signing out of the current user. The local half comes first and does not fail because of the provider: the token, and the
 * identity with it, are removed from their store. Then the token is revoked where that is wanted, and the browser goes to the
 * provider's end-session endpoint where there is one. For use on the thread of the request that it was made in: a thread that answers
 * another one is refused with {@link ErrorCode#REQUEST_INVALID}, unless it is of {@link OAuthRemote#withToken} or
 * {@link OAuthRemote#asCaller}.
 *
 * <p>A page that another site can make a browser load must not sign users out: let a POST of your own page call it.
 *
 * @since 1.0
 */
public interface SignOut {

    /**
     * The place that the browser comes back to: by default the base URI of the application. A provider with an end-session endpoint
     * has to know the absolute URL beforehand ({@code post_logout_redirect_uri}).
     *
     * @param returnTo as for {@link AuthorizationRequest#returnTo}
     * @return this
     */
    SignOut returnTo(@Nullable String returnTo);

    /**
     * Whether the tokens are revoked at the provider too (RFC 7009); by default as the setting {@code revoke} says. A revocation
     * that fails is logged.
     *
     * @param revoke whether to
     * @return this
     */
    SignOut revoke(boolean revoke);

    /**
     * The {@code state} that goes to the provider's end-session endpoint and comes back in the query of {@code returnTo} (OpenID
     * Connect RP-Initiated Logout 1.0 section 2): a random text unless set. Remora does not compare it, since the user is signed
     * out by then, and nothing depends on whether the browser comes back. An application that wants to know that the browser
     * comes from this very signing out gives a random value here, keeps it in its session and compares it there.
     *
     * @param state the value, or {@code null} for a random one
     * @return this
     */
    SignOut state(@Nullable String state);

    /**
     * Signs out.
     *
     * @return a 303 redirect to {@link #uri}, not to be cached
     */
    Response redirect();

    /**
     * Signs out.
     *
     * @return the provider's end-session endpoint (OpenID Connect RP-Initiated Logout 1.0 section 2), which sends the browser
     *     back; without one, or for a user who did not sign in with OpenID Connect, the place to come back to
     */
    URI uri();
}
