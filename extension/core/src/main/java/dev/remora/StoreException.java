package dev.remora;

import org.jspecify.annotations.Nullable;

/**
 * A store that keeps tokens or sign-ins outside of the browser session cannot be used: it does not answer, or is not set up. The
 * code is {@link ErrorCode#STORE_UNAVAILABLE}; the message names the store and the remedy. Nothing was sent to a provider. A call
 * whose token was read before goes on with it while it is valid.
 *
 * @since 1.0
 */
public final class StoreException extends OAuthException {

    private static final long serialVersionUID = 1L;

    /**
     * Made by stores.
     *
     * @param remoteApp the name of the remote application, or {@code null}
     * @param message the text, without secrets
     * @param cause what caused it, or {@code null}; its text is logged, so it must hold nothing that is kept
     */
    public StoreException(@Nullable String remoteApp, String message, @Nullable Throwable cause) {
        super(ErrorCode.STORE_UNAVAILABLE, remoteApp, message, cause);
    }
}
