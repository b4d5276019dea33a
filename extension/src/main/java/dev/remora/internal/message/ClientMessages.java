package dev.remora.internal.message;

import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import org.jspecify.annotations.Nullable;

/** The sentences of calls that are refused before anything is sent: REMORA-00601 to REMORA-00649. */
public final class ClientMessages {

    private ClientMessages() {}

    public static RequestRefusedException urlMalformed(String remoteApp, String why) {
        return refused(
                ErrorCode.URL_OUTSIDE_BASE, remoteApp, "REMORA-00601: remote app '" + remoteApp + "': the URL " + why);
    }

    public static RequestRefusedException urlOutside(String remoteApp, String origin) {
        return refused(
                ErrorCode.URL_OUTSIDE_BASE,
                remoteApp,
                "REMORA-00602: remote app '" + remoteApp + "': the URL would take the token to " + origin
                        + ", which is neither the origin of base-url nor one of allowed-origins");
    }

    public static RequestRefusedException urlInsecure(String remoteApp, String origin) {
        return refused(
                ErrorCode.INSECURE_URL,
                remoteApp,
                "REMORA-00603: remote app '" + remoteApp + "': " + origin
                        + " is plain http, where everybody on the way reads the token; allow-http would allow it");
    }

    private static RequestRefusedException refused(ErrorCode code, String remoteApp, String message) {
        return refused(code, remoteApp, message, null);
    }

    private static RequestRefusedException refused(
            ErrorCode code, String remoteApp, String message, @Nullable Throwable cause) {
        return new RequestRefusedException(code, remoteApp, message, cause);
    }
}
