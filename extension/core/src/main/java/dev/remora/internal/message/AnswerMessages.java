package dev.remora.internal.message;

import dev.remora.ErrorCode;
import dev.remora.ResponseInvalidException;
import dev.remora.TransportException;
import dev.remora.UnexpectedStatusException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The sentences of calls that were sent, and of their answers: REMORA-00650 to REMORA-00699. */
public final class AnswerMessages {

    private AnswerMessages() {}

    public static TransportException timeout(String remoteApp, String origin, @Nullable Throwable cause) {
        return new TransportException(
                ErrorCode.TIMEOUT,
                remoteApp,
                "REMORA-00650: remote app '" + remoteApp + "': " + origin
                        + " did not answer in time (connect-timeout, read-timeout)",
                cause);
    }

    public static TransportException tooSlow(String remoteApp, Duration readTimeout, int bytesPerSecond) {
        return new TransportException(
                ErrorCode.TIMEOUT,
                remoteApp,
                "REMORA-00651: remote app '" + remoteApp + "': the answer took longer than read-timeout ("
                        + readTimeout.toMillis() + " ms) and came in slower than " + bytesPerSecond
                        + " bytes a second; it was given up",
                null);
    }

    public static TransportException unreachable(
            String remoteApp, String origin, String why, @Nullable Throwable cause) {
        return new TransportException(
                ErrorCode.UNREACHABLE,
                remoteApp,
                "REMORA-00652: remote app '" + remoteApp + "': the call of " + origin + " failed: " + why,
                cause);
    }

    public static ResponseInvalidException tooLarge(String remoteApp, int limit) {
        return new ResponseInvalidException(
                ErrorCode.RESPONSE_TOO_LARGE,
                remoteApp,
                "REMORA-00653: remote app '" + remoteApp + "': the answer is larger than response-size-limit (" + limit
                        + " bytes); target() has no limit",
                null);
    }

    public static ResponseInvalidException undecodable(String remoteApp, String coding) {
        return invalid(
                remoteApp,
                "654",
                "the answer comes in a Content-Encoding that was not asked for and cannot be undone: " + coding,
                null);
    }

    public static ResponseInvalidException malformed(String remoteApp, int status, String type, String why) {
        return invalid(
                remoteApp, "655", "the answer (status " + status + ", " + type + ") cannot be decoded: " + why, null);
    }

    public static ResponseInvalidException otherType(String remoteApp, int status, String type, String wanted) {
        return invalid(
                remoteApp,
                "656",
                "the answer (status " + status + ") is " + type + ", not " + wanted
                        + "; the setting content-type, or contentType() of the request, would read it as something"
                        + " else",
                null);
    }

    public static ResponseInvalidException otherShape(String remoteApp, int status, String wanted) {
        return invalid(remoteApp, "657", "the answer (status " + status + ") is JSON, but no JSON " + wanted, null);
    }

    public static ResponseInvalidException empty(String remoteApp, int status, String wanted) {
        return invalid(
                remoteApp,
                "658",
                "the answer (status " + status + ") is empty, so it cannot be read as " + wanted,
                null);
    }

    public static ResponseInvalidException unreadable(
            String remoteApp, int status, String type, String wanted, @Nullable Throwable cause) {
        return invalid(
                remoteApp,
                "659",
                "no reader of the JAX-RS client makes " + wanted + " of the answer (status " + status + ", " + type
                        + ")",
                cause);
    }

    public static UnexpectedStatusException unexpectedStatus(String remoteApp, int status, String type) {
        return new UnexpectedStatusException(
                remoteApp,
                "REMORA-00660: remote app '" + remoteApp + "' answered with status " + status + " (" + type
                        + "); the content was asked for as if the call had succeeded",
                status);
    }

    public static String tolerated(String remoteApp, String sent) {
        return "REMORA-00661: remote app '" + remoteApp + "' sends JSON " + sent
                + "; it is read as JSON, as the tolerant profile does";
    }

    public static ResponseInvalidException tooMany(String remoteApp, int status, String type, @Nullable String what) {
        return new ResponseInvalidException(
                ErrorCode.RESPONSE_TOO_LARGE,
                remoteApp,
                "REMORA-00662: remote app '" + remoteApp + "': the answer (status " + status + ", " + type + ") holds "
                        + what + " (response-value-limit); text() and bytes() have no such limit",
                null);
    }

    public static TransportException deadlineExceeded(String remoteApp, String origin, Duration deadline) {
        return new TransportException(
                ErrorCode.TIMEOUT,
                remoteApp,
                "REMORA-00663: remote app '" + remoteApp + "': " + origin
                        + " did not answer completely within call-deadline (" + deadline.toMillis()
                        + " ms); the connection was closed",
                null);
    }

    public static ResponseInvalidException headersTooLarge(String remoteApp, int longest, int most) {
        return new ResponseInvalidException(
                ErrorCode.RESPONSE_TOO_LARGE,
                remoteApp,
                "REMORA-00664: remote app '" + remoteApp + "': the answer has a header line longer than " + longest
                        + " bytes, or more than " + most + " of them; the connection was closed",
                null);
    }

    public static String ownTransportUnused(String client) {
        return "REMORA-00665: calls go over the connections of the JAX-RS client itself (" + client
                + "), which could not be given ours: its limits hold, call-deadline does not end headers that drip, and"
                + " requests may be sent twice; see the page about limits";
    }

    public static ResponseInvalidException filterFailed(String remoteApp, int status, String filter, Throwable cause) {
        return invalid(
                remoteApp,
                "666",
                "the answer (status " + status + ") was not read: the response filter " + filter + " failed",
                cause);
    }

    private static ResponseInvalidException invalid(
            String remoteApp, String id, String what, @Nullable Throwable cause) {
        return new ResponseInvalidException(
                ErrorCode.RESPONSE_INVALID,
                remoteApp,
                "REMORA-00" + id + ": remote app '" + remoteApp + "': " + what,
                cause);
    }
}
