package dev.remora;

import org.jspecify.annotations.Nullable;

/**
 * The content of a response was asked for although its status is not 2xx: look at {@link OAuthResponse#status} first.
 *
 * @since 1.0
 */
public final class UnexpectedStatusException extends OAuthException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Made by Remora, and by tests of applications.
     *
     * @param remoteApp the name of the remote application, or {@code null}
     * @param message the text, with status and media type
     * @param status the HTTP status of the response
     */
    public UnexpectedStatusException(@Nullable String remoteApp, String message, int status) {
        super(ErrorCode.UNEXPECTED_STATUS, remoteApp, message, null);
        this.status = status;
    }

    /**
     * The HTTP status of the response.
     *
     * @return 100 to 599, not 2xx
     */
    public int status() {
        return status;
    }
}
