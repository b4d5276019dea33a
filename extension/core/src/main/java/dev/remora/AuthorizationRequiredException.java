package dev.remora;

import org.jspecify.annotations.Nullable;

/**
 * There is no usable token: sign the user in ({@link OAuthRemote#authorize}) and call again.
 *
 * @since 1.0
 */
public final class AuthorizationRequiredException extends OAuthException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by Remora, and by tests of applications.
     *
     * @param code the reason
     * @param remoteApp the name of the remote application, or {@code null}
     * @param message the text, without secrets
     * @param cause what caused it, or {@code null}
     */
    public AuthorizationRequiredException(
            ErrorCode code, @Nullable String remoteApp, String message, @Nullable Throwable cause) {
        super(code, remoteApp, message, cause);
    }
}
