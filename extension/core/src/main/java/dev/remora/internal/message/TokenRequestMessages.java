package dev.remora.internal.message;

import dev.remora.ErrorCode;
import dev.remora.TokenRequestException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The sentences about token requests that both protocols say, each with an id of its own. */
final class TokenRequestMessages {

    private static final String REQUEST_TOKEN = "request-token call";

    private TokenRequestMessages() {}

    static TokenRequestException refused(
            String id,
            String remoteApp,
            String call,
            int status,
            @Nullable String error,
            @Nullable String description,
            @Nullable String uri,
            @Nullable Duration retryAfter,
            String remedy) {
        return new TokenRequestException(
                ErrorCode.TOKEN_ERROR,
                remoteApp,
                id + ": remote app '" + remoteApp + "' " + refused(call, status) + (error == null ? "" : ": " + error)
                        + (description == null ? "" : " (" + description + ")") + remedy,
                status,
                error,
                description,
                uri,
                retryAfter,
                null);
    }

    // a server that failed did not refuse
    private static String refused(String call, int status) {
        return (status >= 500 ? "failed at the " : "refused the ") + call + " with status " + status;
    }

    /** Tells where the HTTP method is set, if the endpoint knows another. */
    static String methodRemedy(String call, int status) {
        return status != 405
                ? ""
                : "; the setting "
                        + (call.equals(REQUEST_TOKEN) ? "request-token-method" : "token-method")
                        + " names the HTTP method";
    }

    static TokenRequestException responseInvalid(String id, String remoteApp, int status, String why) {
        return of(
                ErrorCode.TOKEN_RESPONSE_INVALID,
                remoteApp,
                id + ": the token response of remote app '" + remoteApp + "' is not valid: " + why,
                status);
    }

    static TokenRequestException responseEncoding(String id, String remoteApp, int status, String why) {
        return of(
                ErrorCode.TOKEN_RESPONSE_ENCODING,
                remoteApp,
                id + ": the token response of remote app '" + remoteApp + "' cannot be decoded: " + why,
                status);
    }

    /** One of which no more is known than the status. */
    static TokenRequestException of(ErrorCode code, String remoteApp, String message, int status) {
        return new TokenRequestException(code, remoteApp, message, status, null, null, null, null);
    }
}
