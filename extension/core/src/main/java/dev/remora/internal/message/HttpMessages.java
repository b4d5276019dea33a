package dev.remora.internal.message;

import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The sentences of protocol calls over HTTP: REMORA-00201 to REMORA-00299. */
public final class HttpMessages {

    private HttpMessages() {}

    public static RequestRefusedException insecureUrl(String remoteApp, String call, String origin) {
        return refused(
                ErrorCode.INSECURE_URL,
                remoteApp,
                "REMORA-00201: the " + call + " of remote app '" + remoteApp + "' was not sent to " + origin
                        + ", which is not https; see the setting allow-http");
    }

    public static RequestRefusedException otherOrigin(String remoteApp, String call, String origin) {
        return refused(
                ErrorCode.URL_OUTSIDE_BASE,
                remoteApp,
                "REMORA-00202: the " + call + " of remote app '" + remoteApp + "' was not sent to " + origin
                        + ", where a ProtocolFilter wanted it to go: it is neither the configured origin nor one of"
                        + " base-url or allowed-origins");
    }

    public static RequestRefusedException addressInvalid(String remoteApp, String call, String why) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00203: the " + call + " of remote app '" + remoteApp + "' was not sent: its URL " + why);
    }

    public static RequestRefusedException headerInvalid(String remoteApp, String call, @Nullable String name) {
        return refused(
                ErrorCode.HEADER_INJECTION,
                remoteApp,
                "REMORA-00204: the " + call + " of remote app '" + remoteApp + "' was not sent: "
                        + (name == null ? "the name of a header" : "the header " + name)
                        + " holds characters that cannot be in a header");
    }

    public static RequestRefusedException headerReserved(String remoteApp, String call, String name) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00205: the " + call + " of remote app '" + remoteApp + "' was not sent: the header " + name
                        + " is set by the connection itself");
    }

    public static RequestRefusedException methodInvalid(String remoteApp, String call) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00206: the " + call + " of remote app '" + remoteApp
                        + "' was not sent: its method is not one of HTTP in upper case");
    }

    public static RequestRefusedException requestFilterFailed(
            String remoteApp, String call, String filter, @Nullable RuntimeException cause) {
        return new RequestRefusedException(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00207: the " + call + " of remote app '" + remoteApp + "' was not sent: the ProtocolFilter "
                        + filter + (cause == null ? " returned null" : " failed"),
                cause);
    }

    public static TokenRequestException responseFilterFailed(
            String remoteApp, String call, String filter, int status, @Nullable RuntimeException cause) {
        return new TokenRequestException(
                ErrorCode.TOKEN_RESPONSE_INVALID,
                remoteApp,
                "REMORA-00208: the response to the " + call + " of remote app '" + remoteApp
                        + "' was not read: the ProtocolFilter " + filter
                        + (cause == null ? " returned null" : " failed"),
                status,
                null,
                null,
                null,
                cause);
    }

    public static TransportException deadlineExceeded(String remoteApp, String call, String origin, Duration deadline) {
        return transport(
                ErrorCode.TIMEOUT,
                remoteApp,
                "REMORA-00209: the " + call + " of remote app '" + remoteApp + "' was given up: " + origin
                        + " did not answer completely within the protocol-deadline of " + seconds(deadline),
                null);
    }

    public static TransportException connectTimeout(String remoteApp, String call, String origin, Duration timeout) {
        return transport(
                ErrorCode.TIMEOUT,
                remoteApp,
                "REMORA-00210: the " + call + " of remote app '" + remoteApp + "' was not sent: no connection to "
                        + origin + " was made within the connect-timeout of " + seconds(timeout),
                null);
    }

    public static TransportException unreachable(
            String remoteApp, String call, String origin, String why, @Nullable Throwable cause) {
        return transport(
                ErrorCode.UNREACHABLE,
                remoteApp,
                "REMORA-00211: the " + call + " of remote app '" + remoteApp + "' got no answer from " + origin + ": "
                        + why,
                cause);
    }

    /** Ends the sentence about a certificate that no trusted authority signed. */
    public static String untrusted() {
        return "; the setting trust-store names a file of certificates to trust instead of those of the JVM";
    }

    /** Ends the sentence about a connection that ended while a certificate of the client was shown. */
    public static String certificateRefused() {
        return "; servers that do not take the certificate of key-store may end connections like that";
    }

    public static TransportException interrupted(String remoteApp, String call) {
        return transport(
                ErrorCode.UNREACHABLE,
                remoteApp,
                "REMORA-00212: the " + call + " of remote app '" + remoteApp
                        + "' was given up: the thread that waited for it was interrupted",
                null);
    }

    public static TransportException closed(String remoteApp, String call) {
        return transport(
                ErrorCode.UNREACHABLE,
                remoteApp,
                "REMORA-00213: the " + call + " of remote app '" + remoteApp
                        + "' was given up: the application is shutting down",
                null);
    }

    public static TokenRequestException redirectRefused(String remoteApp, String call, int status) {
        return TokenRequestMessages.of(
                ErrorCode.REDIRECT_REFUSED,
                remoteApp,
                "REMORA-00214: the " + call + " of remote app '" + remoteApp + "' was answered with a redirect (status "
                        + status + "), which is never followed",
                status);
    }

    public static TokenRequestException responseTooLarge(String remoteApp, String call, int status, int limit) {
        return TokenRequestMessages.of(
                ErrorCode.TOKEN_RESPONSE_TOO_LARGE,
                remoteApp,
                "REMORA-00215: the response to the " + call + " of remote app '" + remoteApp
                        + "' is larger than the protocol-size-limit of " + limit + " bytes",
                status);
    }

    /** For documents, whose limit may be larger than the setting. */
    public static TokenRequestException documentTooLarge(String remoteApp, String call, int status, int limit) {
        return TokenRequestMessages.of(
                ErrorCode.TOKEN_RESPONSE_TOO_LARGE,
                remoteApp,
                "REMORA-00221: the response to the " + call + " of remote app '" + remoteApp + "' is larger than "
                        + limit + " bytes; the setting protocol-size-limit can raise that",
                status);
    }

    public static TokenRequestException contentCoded(String remoteApp, String call, int status) {
        return TokenRequestMessages.of(
                ErrorCode.TOKEN_RESPONSE_INVALID,
                remoteApp,
                "REMORA-00216: the response to the " + call + " of remote app '" + remoteApp
                        + "' has a Content-Encoding that was not asked for; it was not read",
                status);
    }

    public static TokenRequestException damagedGzip(String remoteApp, String call, int status) {
        return TokenRequestMessages.of(
                ErrorCode.TOKEN_RESPONSE_INVALID,
                remoteApp,
                "REMORA-00218: the response to the " + call + " of remote app '" + remoteApp
                        + "' comes as gzip, which was not asked for, and is damaged",
                status);
    }

    public static String gzipTolerated(String remoteApp) {
        return "REMORA-00219: remote app '" + remoteApp
                + "' sends gzip that was not asked for; it is decoded, as the tolerant profile does";
    }

    public static String clientNotClosed() {
        return "REMORA-00217: an HTTP client that is not needed any more could not be closed";
    }

    private static String seconds(Duration duration) {
        return duration.toMillisPart() == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    private static RequestRefusedException refused(ErrorCode code, String remoteApp, String message) {
        return new RequestRefusedException(code, remoteApp, message, null);
    }

    private static TransportException transport(
            ErrorCode code, String remoteApp, String message, @Nullable Throwable cause) {
        return new TransportException(code, remoteApp, message, cause);
    }
}
