package dev.remora;

import org.jspecify.annotations.Nullable;

/**
 * A failure of a remote application; one subclass for each thing a caller would do differently. The message has an
 * id ({@code REMORA-00001}), names the remote application and the setting or field, and shows no secret.
 *
 * @since 1.0
 */
public abstract sealed class OAuthException extends RuntimeException
        permits SettingsException,
                AuthorizationRequiredException,
                CallbackRejectedException,
                TokenRequestException,
                TransportException,
                RequestRefusedException,
                ResponseInvalidException,
                StoredDataException,
                StoreException,
                UnexpectedStatusException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable String remoteApp;

    OAuthException(ErrorCode code, @Nullable String remoteApp, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.remoteApp = remoteApp;
    }

    /**
     * The reason.
     *
     * @return the stable code
     */
    public ErrorCode code() {
        return code;
    }

    /**
     * The name of the remote application.
     *
     * @return the name, or {@code null} if none is concerned
     */
    public @Nullable String remoteApp() {
        return remoteApp;
    }
}
