package dev.remora.internal.message;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.SettingsException;
import dev.remora.TokenRequestException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences of OAuth 1.0a: REMORA-00501 to REMORA-00599. */
public final class OAuth1Messages {

    private OAuth1Messages() {}

    public static SettingsException unknownSignatureMethod(String remoteApp, String name, List<String> known) {
        return settings(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00501: remote app '" + remoteApp + "': there is no signature-method '" + name + "'; known are "
                        + String.join(", ", known),
                "signature-method");
    }

    public static SettingsException rsaKeyMissing(String remoteApp, String method) {
        return settings(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00502: remote app '" + remoteApp + "': signature-method " + method + " needs rsa-key",
                "rsa-key");
    }

    public static SettingsException rsaKeyMalformed(String remoteApp, String method, String why) {
        return settings(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00503: remote app '" + remoteApp + "': rsa-key for signature-method " + method
                        + " cannot be read: " + why,
                "rsa-key");
    }

    public static SettingsException rsaKeyOfOtherKind(String remoteApp, String method, String kind) {
        return settings(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00504: remote app '" + remoteApp + "': rsa-key holds a " + kind + ", but signature-method "
                        + method + " needs an RSA private key",
                "rsa-key");
    }

    public static SettingsException rsaKeyTooShort(String remoteApp, String method, int bits) {
        return settings(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00505: remote app '" + remoteApp + "': rsa-key of " + bits
                        + " bits is too short for signature-method " + method,
                "rsa-key");
    }

    public static SettingsException realmNotQuotable(String remoteApp) {
        return settings(
                ErrorCode.HEADER_INJECTION,
                remoteApp,
                "REMORA-00506: remote app '" + remoteApp
                        + "': the realm in request-token-params holds characters that cannot be in a header",
                "request-token-params");
    }

    public static SettingsException plaintextNeedsHttps(String remoteApp) {
        return settings(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00507: remote app '" + remoteApp
                        + "': signature-method PLAINTEXT shows the secrets to everybody on the way; it needs https",
                "signature-method");
    }

    public static RequestRefusedException protocolParameterTwice(String remoteApp, String name) {
        return new RequestRefusedException(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00508: remote app '" + remoteApp + "': the parameter " + name
                        + " is OAuth's own and cannot be in the query or the form too",
                null);
    }

    public static RequestRefusedException uriNotAbsolute(String remoteApp) {
        return new RequestRefusedException(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00509: remote app '" + remoteApp + "': only an absolute http or https URI can be signed",
                null);
    }

    public static TokenRequestException tokenRefused(
            String remoteApp,
            String call,
            int status,
            @Nullable String error,
            @Nullable String description,
            @Nullable Duration retryAfter) {
        return TokenRequestMessages.refused(
                "REMORA-00510",
                remoteApp,
                call,
                status,
                error,
                description,
                null,
                retryAfter,
                TokenRequestMessages.methodRemedy(call, status));
    }

    public static TokenRequestException tokenResponseInvalid(String remoteApp, int status, String why) {
        return TokenRequestMessages.responseInvalid("REMORA-00511", remoteApp, status, why);
    }

    public static TokenRequestException tokenResponseEncoding(String remoteApp, int status, String why) {
        return TokenRequestMessages.responseEncoding("REMORA-00512", remoteApp, status, why);
    }

    public static TokenRequestException callbackUnconfirmed(String remoteApp, int status) {
        return TokenRequestMessages.of(
                ErrorCode.OAUTH1_CALLBACK_UNCONFIRMED,
                remoteApp,
                "REMORA-00513: remote app '" + remoteApp
                        + "' did not confirm the callback: oauth_callback_confirmed is not true",
                status);
    }

    public static CallbackRejectedException callbackParameterTwice(String remoteApp, String name) {
        return callback(
                ErrorCode.RESPONSE_AMBIGUOUS,
                remoteApp,
                "REMORA-00514: the callback of remote app '" + remoteApp + "' has " + name + " more than once");
    }

    public static CallbackRejectedException verifierMissing(String remoteApp) {
        return callback(
                ErrorCode.OAUTH1_VERIFIER_MISSING,
                remoteApp,
                "REMORA-00515: the callback of remote app '" + remoteApp + "' has no oauth_verifier");
    }

    public static CallbackRejectedException tokenMissing(String remoteApp) {
        return callback(
                ErrorCode.STATE_MISSING,
                remoteApp,
                "REMORA-00516: the callback of remote app '" + remoteApp + "' has no oauth_token");
    }

    public static CallbackRejectedException otherProtocol(String remoteApp) {
        return callback(
                ErrorCode.RESPONSE_INVALID,
                remoteApp,
                "REMORA-00517: the callback of remote app '" + remoteApp
                        + "' answers in OAuth 2, but the remote app speaks OAuth 1.0a");
    }

    public static CallbackRejectedException callbackContradicts(String remoteApp) {
        return callback(
                ErrorCode.RESPONSE_AMBIGUOUS,
                remoteApp,
                "REMORA-00518: the callback of remote app '" + remoteApp + "' both grants and denies");
    }

    public static RequestRefusedException bodyWithoutForm(String remoteApp, String call) {
        return new RequestRefusedException(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00519: remote app '" + remoteApp + "': a ProtocolFilter gave the " + call
                        + " a body, but parameter-placement form needs a form to put the signature into",
                null);
    }

    private static SettingsException settings(ErrorCode code, String remoteApp, String message, String key) {
        return new SettingsException(code, remoteApp, message, List.of(key), null);
    }

    private static CallbackRejectedException callback(ErrorCode code, String remoteApp, String message) {
        return new CallbackRejectedException(code, remoteApp, message, null);
    }
}
