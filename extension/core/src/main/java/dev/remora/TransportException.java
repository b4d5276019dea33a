package dev.remora;

import org.jspecify.annotations.Nullable;

/**
 * A provider could not be reached, or did not answer in time: try again later.
 *
 * @since 1.0
 */
public final class TransportException extends OAuthException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Remora, and by tests of applications.
     *
     * @param code the reason
     * @param remoteApp the name of the remote application, or {@code null}
     * @param message the text, without secrets
     * @param cause what caused it, or {@code null}
     */
    public TransportException(ErrorCode code, @Nullable String remoteApp, String message, @Nullable Throwable cause) {
        super(code, remoteApp, message, cause);
    }
}
