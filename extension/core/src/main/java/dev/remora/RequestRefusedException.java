package dev.remora;

import org.jspecify.annotations.Nullable;

/**
 * A call cannot be sent as the application described it; nothing was sent. A fault in the calling code or its input.
 *
 * @since 1.0
 */
public final class RequestRefusedException extends OAuthException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Remora, and by tests of applications.
     *
     * @param code the reason
     * @param remoteApp the name of the remote application, or {@code null}
     * @param message the text, without secrets
     * @param cause what caused it, or {@code null}
     */
    public RequestRefusedException(
            ErrorCode code, @Nullable String remoteApp, String message, @Nullable Throwable cause) {
        super(code, remoteApp, message, cause);
    }
}
