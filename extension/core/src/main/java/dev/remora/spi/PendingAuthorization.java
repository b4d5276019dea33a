package dev.remora.spi;

import dev.remora.TokenOwner;
import java.io.Serializable;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record that Remora keeps between sending a browser to a provider and its coming back.
 *
 * @param remoteApp the name of the remote application
 * @param state what the callback has to bring: {@code state} (RFC 6749 section 4.1.1) or the temporary {@code oauth_token}
 *     (RFC 5849 section 2.1)
 * @param secret the PKCE code verifier (RFC 7636 section 4.1) or the secret of the temporary credentials; may be empty
 * @param redirectUri the callback exactly as it was sent to the provider, {@code oob} included
 * @param tokenEndpoint where the token will be asked for
 * @param scope the requested scope, or {@code null}
 * @param tokenKey the name under which to store the token, or {@code null}
 * @param returnTo where the application wants to send the browser in the end
 * @param expiresAt when it is too late
 * @param startedBy who began the sign-in; {@code null} for a user whom the container did not know
 * @since 1.0
 */
public record PendingAuthorization(
        String remoteApp,
        String state,
        String secret,
        URI redirectUri,
        URI tokenEndpoint,
        @Nullable String scope,
        @Nullable String tokenKey,
        String returnTo,
        Instant expiresAt,
        @Nullable TokenOwner startedBy)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Shows no secret. */
    @Override
    public String toString() {
        return "PendingAuthorization[remoteApp=" + remoteApp + ", redirectUri=" + redirectUri + ", expiresAt="
                + expiresAt + "]";
    }
}
