package dev.remora;

import dev.remora.AuthorizationResult.Denied;
import dev.remora.AuthorizationResult.Granted;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Answers the browser at the end of a sign-in that the ready-made endpoints ran ({@code remora.endpoints}): one unqualified CDI
 * bean serves all remote applications, one with the qualifier {@link RemoteApp} its own. Called on the request's thread; what it
 * leaves empty Remora answers itself.
 *
 * <p>Send nobody back to a page that requires a sign-in after a denial or a rejection: it would start the next one at once.
 *
 * @since 1.0
 */
public interface SignInHandler {

    /**
     * Answers a user who has signed in. The token is kept, and the session has its new id.
     *
     * @param remoteApp the name of the remote application
     * @param granted what was granted
     * @return the answer; empty for a redirect to {@link Granted#returnTo}
     */
    default Optional<Response> granted(String remoteApp, Granted granted) {
        return Optional.empty();
    }

    /**
     * Answers a user who said no, or whom the provider did not let in.
     *
     * @param remoteApp the name of the remote application
     * @param denied the provider's words, not to be shown as they are
     * @return the answer; empty for a page that says so, with status 403
     */
    default Optional<Response> denied(String remoteApp, Denied denied) {
        return Optional.empty();
    }

    /**
     * Answers a callback that counts for nothing, or a sign-in that failed after it.
     *
     * @param remoteApp the name of the remote application
     * @param failure the reason, such as a {@link CallbackRejectedException}
     * @return the answer; empty for a page with {@link OAuthException#code}, or, for a callback that comes again after its
     *     sign-in succeeded, a redirect to where that wanted to go
     */
    default Optional<Response> rejected(String remoteApp, OAuthException failure) {
        return Optional.empty();
    }
}
