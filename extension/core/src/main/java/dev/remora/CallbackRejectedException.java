package dev.remora;

import org.jspecify.annotations.Nullable;

/**
 * A callback is forged, replayed, late, malformed or meant for somebody else. Nothing was sent to the provider, and nobody was
 * signed in: show an error page that lets the user start again.
 *
 * @since 1.0
 */
public final class CallbackRejectedException extends OAuthException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Remora, and by tests of applications.
     *
     * @param code the reason
     * @param remoteApp the name of the remote application, or {@code null}
     * @param message the text, without secrets
     * @param cause what caused it, or {@code null}
     */
    public CallbackRejectedException(
            ErrorCode code, @Nullable String remoteApp, String message, @Nullable Throwable cause) {
        super(code, remoteApp, message, cause);
    }
}
