package dev.remora.internal.message;

import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.ResponseInvalidException;
import dev.remora.SettingsException;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import java.time.Duration;
import java.util.List;

/** The sentences about providers' metadata and keys: REMORA-00850 to REMORA-00899. All take addresses that are fit for messages. */
public final class MetadataMessages {

    private MetadataMessages() {}

    public static ResponseInvalidException metadataInvalid(String remoteApp, String document, String why) {
        return invalid(
                remoteApp,
                "REMORA-00850: remote app '" + remoteApp + "': the provider's metadata at " + document
                        + " cannot be used: " + why);
    }

    /** Takes the found issuer as words that are fit for messages. */
    public static ResponseInvalidException issuerDiffers(
            String remoteApp, String document, String configured, String found) {
        return invalid(
                remoteApp,
                "REMORA-00851: remote app '" + remoteApp + "': the provider's metadata at " + document
                        + " are those of the issuer " + found + ", but the setting issuer is " + configured
                        + "; the two have to be equal, character for character");
    }

    public static ResponseInvalidException metadataNotFound(String remoteApp, List<String> tries) {
        return invalid(
                remoteApp,
                "REMORA-00852: remote app '" + remoteApp + "': the provider has no metadata where they should be: "
                        + String.join("; ", tries)
                        + "; the setting metadata-url can name another place, or the endpoints can be set");
    }

    public static TransportException serverFailed(String remoteApp, String call, String document, int status) {
        return new TransportException(
                ErrorCode.UNREACHABLE,
                remoteApp,
                "REMORA-00853: the " + call + " of remote app '" + remoteApp + "' failed: " + document
                        + " answered with status " + status,
                null);
    }

    /** Takes the kind of document that is meant, in the plural. */
    public static OAuthException paused(String remoteApp, String documents, Duration left, OAuthException why) {
        String message = "REMORA-00854: remote app '" + remoteApp + "': the provider's " + documents
                + " could not be fetched just now; the provider is asked again after "
                + left.plusMillis(999).toSeconds() + " s: " + why.getMessage();
        if (why instanceof TransportException) {
            return new TransportException(why.code(), remoteApp, message, why);
        }
        return why instanceof ResponseInvalidException
                ? new ResponseInvalidException(why.code(), remoteApp, message, why)
                : why; // not a matter of time
    }

    public static String oldCopyUsed(String remoteApp, String documents, String why) {
        return "REMORA-00855: remote app '" + remoteApp + "': the provider's " + documents
                + " could not be fetched again; those from before are used: " + why;
    }

    public static ResponseInvalidException keysInvalid(String remoteApp, String document, String why) {
        return invalid(
                remoteApp,
                "REMORA-00856: remote app '" + remoteApp + "': the provider's keys at " + document + " cannot be used: "
                        + why);
    }

    public static SettingsException noKeysUrl(String remoteApp) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00857: remote app '" + remoteApp
                        + "': jwks-url is not set, and the provider's metadata have no jwks_uri: there are no keys to"
                        + " check signatures with",
                List.of("jwks-url"),
                null);
    }

    public static String refreshFailed(String remoteApp, String documents) {
        return "REMORA-00858: remote app '" + remoteApp + "': fetching the provider's " + documents
                + " again failed unexpectedly";
    }

    /** Tells what HTTP refused to read as what it is: no answer to a token request. */
    public static ResponseInvalidException unreadable(String remoteApp, TokenRequestException why) {
        ErrorCode code = switch (why.code()) {
            case REDIRECT_REFUSED -> ErrorCode.REDIRECT_REFUSED;
            case TOKEN_RESPONSE_TOO_LARGE -> ErrorCode.RESPONSE_TOO_LARGE;
            default -> ErrorCode.METADATA_INVALID;
        };
        return new ResponseInvalidException(code, remoteApp, String.valueOf(why.getMessage()), why);
    }

    private static ResponseInvalidException invalid(String remoteApp, String message) {
        return new ResponseInvalidException(ErrorCode.METADATA_INVALID, remoteApp, message, null);
    }
}
