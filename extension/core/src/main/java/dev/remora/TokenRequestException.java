package dev.remora;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A provider refused a token request, or answered it with something that is no token (RFC 6749 section 5.2, RFC 5849
 * sections 2.1 and 2.3). The texts are the provider's own, stripped of control characters and length-capped; escape them
 * before showing them.
 *
 * @since 1.0
 */
public final class TokenRequestException extends OAuthException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String error;
    private final @Nullable String errorDescription;
    private final @Nullable String errorUri;
    private final @Nullable Duration retryAfter;

    /**
     * Made by Remora, and by tests of applications.
     *
     * @param code the reason
     * @param remoteApp the name of the remote application, or {@code null}
     * @param message the text, without secrets
     * @param status the HTTP status of the response
     * @param error the field {@code error} or {@code oauth_problem}, or {@code null}
     * @param errorDescription the field {@code error_description} or {@code oauth_problem_advice}, or {@code null}
     * @param errorUri the field {@code error_uri}, or {@code null}
     * @param cause what caused it, or {@code null}
     */
    public TokenRequestException(
            ErrorCode code,
            @Nullable String remoteApp,
            String message,
            int status,
            @Nullable String error,
            @Nullable String errorDescription,
            @Nullable String errorUri,
            @Nullable Throwable cause) {
        this(code, remoteApp, message, status, error, errorDescription, errorUri, null, cause);
    }

    /**
     * Made by Remora, and by tests of applications.
     *
     * @param code the reason
     * @param remoteApp the name of the remote application, or {@code null}
     * @param message the text, without secrets
     * @param status the HTTP status of the response
     * @param error the field {@code error} or {@code oauth_problem}, or {@code null}
     * @param errorDescription the field {@code error_description} or {@code oauth_problem_advice}, or {@code null}
     * @param errorUri the field {@code error_uri}, or {@code null}
     * @param retryAfter how long the provider wants to be left alone, or {@code null}
     * @param cause what caused it, or {@code null}
     */
    public TokenRequestException(
            ErrorCode code,
            @Nullable String remoteApp,
            String message,
            int status,
            @Nullable String error,
            @Nullable String errorDescription,
            @Nullable String errorUri,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(code, remoteApp, message, cause);
        this.status = status;
        this.error = error;
        this.errorDescription = errorDescription;
        this.errorUri = errorUri;
        this.retryAfter = retryAfter;
    }

    /**
     * The HTTP status of the response.
     *
     * @return 100 to 599
     */
    public int status() {
        return status;
    }

    /**
     * The provider's error code: {@code error} of OAuth 2, {@code oauth_problem} of OAuth 1.0a.
     *
     * @return the code, at most 256 characters, or {@code null}
     */
    public @Nullable String error() {
        return error;
    }

    /**
     * The provider's words for developers.
     *
     * @return the description, at most 256 characters, or {@code null}
     */
    public @Nullable String errorDescription() {
        return errorDescription;
    }

    /**
     * The provider's page about the error.
     *
     * @return the address, at most 256 characters, or {@code null}
     */
    public @Nullable String errorUri() {
        return errorUri;
    }

    /**
     * How long the provider wants to be left alone, by its header {@code Retry-After} (RFC 9110 section 10.2.3), as it sends
     * with status 429 and 503. Remora does not ask again by itself.
     *
     * @return the time from the response on, not negative, or {@code null} if the provider did not say
     */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
