package dev.remora.internal.message;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.SettingsException;
import dev.remora.TokenRequestException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences of OAuth 2: REMORA-00401 to REMORA-00499. */
public final class OAuth2Messages {

    private OAuth2Messages() {}

    public static RequestRefusedException protocolParameterGiven(String remoteApp, String name) {
        return refused(
                remoteApp,
                "REMORA-00401: remote app '" + remoteApp + "': the parameter " + name
                        + " is set by the protocol itself and cannot be given");
    }

    public static SettingsException protocolParameterConfigured(String remoteApp, String key, String name) {
        return settings(
                remoteApp,
                key,
                "REMORA-00402: remote app '" + remoteApp + "': " + key + " holds " + name
                        + ", which is set by the protocol itself");
    }

    /** Settings that help where a provider does not know the client. */
    public enum ClientRemedy {
        NO_SECRET("; no client-secret is set"),
        BASIC_ENCODING(
                "; client-id or client-secret holds special characters: basic-encoding=raw sends them as they are"),
        CERTIFICATE("; the server saw no certificate of key-store, or another than it knows this client by"),
        NONE("");

        private final String text;

        ClientRemedy(String text) {
            this.text = text;
        }
    }

    public static SettingsException scopeMalformed(String remoteApp) {
        return settings(
                remoteApp,
                "scope",
                "REMORA-00403: remote app '" + remoteApp
                        + "': scope holds a character that no scope has (RFC 6749 section 3.3)");
    }

    public static RequestRefusedException maxAgeMalformed(String remoteApp) {
        return refused(
                remoteApp,
                "REMORA-00420: remote app '" + remoteApp
                        + "': the parameter max_age is no number of seconds (OpenID Connect Core 1.0 section 3.1.2.1)");
    }

    public static RequestRefusedException parameterTwice(String remoteApp, String name) {
        return refused(
                remoteApp,
                "REMORA-00404: remote app '" + remoteApp + "': the parameter " + name
                        + " is in the query of authorize-url already");
    }

    public static SettingsException authenticatedTwice(String remoteApp) {
        return settings(
                remoteApp,
                "token-headers",
                "REMORA-00405: remote app '" + remoteApp
                        + "': token-headers holds Authorization, but token-endpoint-auth-method"
                        + " client_secret_basic sets it too");
    }

    public static TokenRequestException tokenRefused(
            String remoteApp,
            String call,
            int status,
            @Nullable String error,
            @Nullable String description,
            @Nullable String uri,
            @Nullable Duration retryAfter,
            ClientRemedy remedy) {
        return TokenRequestMessages.refused(
                "REMORA-00406",
                remoteApp,
                call,
                status,
                error,
                description,
                uri,
                retryAfter,
                "invalid_client".equals(error) ? remedy.text : TokenRequestMessages.methodRemedy(call, status));
    }

    public static TokenRequestException tokenResponseInvalid(String remoteApp, int status, String why) {
        return TokenRequestMessages.responseInvalid("REMORA-00407", remoteApp, status, why);
    }

    public static TokenRequestException tokenResponseEncoding(String remoteApp, int status, String why) {
        return TokenRequestMessages.responseEncoding("REMORA-00408", remoteApp, status, why);
    }

    public static TokenRequestException tokenResponseContentType(
            String remoteApp, int status, @Nullable String mediaType) {
        return TokenRequestMessages.of(
                ErrorCode.TOKEN_RESPONSE_CONTENT_TYPE,
                remoteApp,
                "REMORA-00409: the token response of remote app '" + remoteApp + "' "
                        + (mediaType == null ? "has no Content-Type" : "is " + mediaType)
                        + ", but application/json has to be; the setting content-type can say how to read it",
                status);
    }

    public static TokenRequestException tokenTypeUnsupported(String remoteApp, int status, String type) {
        return TokenRequestMessages.of(
                ErrorCode.TOKEN_TYPE_UNSUPPORTED,
                remoteApp,
                "REMORA-00410: remote app '" + remoteApp + "' issued a token of type '" + type
                        + "', which cannot be used; if it is used as Bearer, name it in bearer-types (profile tolerant),"
                        + " or change it with a ProtocolFilter",
                status);
    }

    public static CallbackRejectedException callbackParameterTwice(String remoteApp, String name) {
        return callback(
                ErrorCode.RESPONSE_AMBIGUOUS,
                remoteApp,
                "REMORA-00411: the callback of remote app '" + remoteApp + "' has " + name + " more than once");
    }

    public static CallbackRejectedException callbackParameterTooLong(String remoteApp, String name, int limit) {
        return callback(
                ErrorCode.RESPONSE_INVALID,
                remoteApp,
                "REMORA-00412: the callback of remote app '" + remoteApp + "' has a " + name + " of more than " + limit
                        + " characters");
    }

    public static CallbackRejectedException otherProtocol(String remoteApp) {
        return callback(
                ErrorCode.RESPONSE_INVALID,
                remoteApp,
                "REMORA-00413: the callback of remote app '" + remoteApp
                        + "' answers in OAuth 1.0a, but the remote app speaks OAuth 2");
    }

    public static CallbackRejectedException stateMissing(String remoteApp) {
        return callback(
                ErrorCode.STATE_MISSING,
                remoteApp,
                "REMORA-00414: the callback of remote app '" + remoteApp + "' has no state");
    }

    public static CallbackRejectedException callbackContradicts(String remoteApp) {
        return callback(
                ErrorCode.RESPONSE_AMBIGUOUS,
                remoteApp,
                "REMORA-00415: the callback of remote app '" + remoteApp + "' has both a code and an error");
    }

    public static CallbackRejectedException codeMissing(String remoteApp) {
        return callback(
                ErrorCode.RESPONSE_INVALID,
                remoteApp,
                "REMORA-00416: the callback of remote app '" + remoteApp + "' has neither a code nor an error");
    }

    public static CallbackRejectedException issuerMismatch(String remoteApp) {
        return callback(
                ErrorCode.ISSUER_MISMATCH,
                remoteApp,
                "REMORA-00417: the callback of remote app '" + remoteApp
                        + "' names another issuer (iss) than the setting issuer");
    }

    public static CallbackRejectedException issuerChanged(String remoteApp) {
        return callback(
                ErrorCode.ISSUER_MISMATCH,
                remoteApp,
                "REMORA-00424: the callback of remote app '" + remoteApp
                        + "' answers a sign-in that was begun with another issuer than the settings have now");
    }

    public static CallbackRejectedException issuerMissing(String remoteApp) {
        return callback(
                ErrorCode.ISSUER_MISSING,
                remoteApp,
                "REMORA-00419: the callback of remote app '" + remoteApp
                        + "' names no issuer (iss), and the provider's metadata says that all its callbacks do");
    }

    public static CallbackRejectedException issuerNotComparable(String remoteApp) {
        return callback(
                ErrorCode.ISSUER_MISMATCH,
                remoteApp,
                "REMORA-00418: the callback of remote app '" + remoteApp
                        + "' names an issuer (iss), and the setting issuer, which profile strict compares it with, is"
                        + " not set");
    }

    public static CallbackRejectedException callbackUrlRefused(String remoteApp, String why) {
        return callback(
                ErrorCode.RESPONSE_INVALID,
                remoteApp,
                "REMORA-00421: the callback of remote app '" + remoteApp + "' says " + why);
    }

    public static TokenRequestException tokenUrlRefused(String remoteApp, String why) {
        return TokenRequestMessages.of(
                ErrorCode.TOKEN_RESPONSE_INVALID,
                remoteApp,
                "REMORA-00422: the token response of remote app '" + remoteApp + "' says " + why,
                200);
    }

    public static RequestRefusedException urlOfTokenRefused(String remoteApp, String why) {
        return new RequestRefusedException(
                ErrorCode.URL_OUTSIDE_BASE,
                remoteApp,
                "REMORA-00423: remote app '" + remoteApp + "': the token says " + why + "; nothing was sent",
                null);
    }

    // a fault in the calling code, but what it contradicts is the configured protocol
    private static RequestRefusedException refused(String remoteApp, String message) {
        return new RequestRefusedException(ErrorCode.CONFIG_INVALID, remoteApp, message, null);
    }

    private static SettingsException settings(String remoteApp, String key, String message) {
        return new SettingsException(ErrorCode.CONFIG_INVALID, remoteApp, message, List.of(key), null);
    }

    private static CallbackRejectedException callback(ErrorCode code, String remoteApp, String message) {
        return new CallbackRejectedException(code, remoteApp, message, null);
    }
}
