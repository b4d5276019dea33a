package dev.remora.internal.message;

import dev.remora.ErrorCode;
import dev.remora.TransportException;

/** The sentences of proxies that want to know who asks, for both kinds of call: REMORA-00220 and REMORA-00667. */
public final class ProxyMessages {

    private ProxyMessages() {}

    /**
     * @param known whether there are credentials for the proxy
     * @param tunnel whether the URL is https
     */
    public static TransportException ofProtocolCall(
            String remoteApp, String call, String origin, boolean known, boolean tunnel) {
        return refused(
                remoteApp,
                "REMORA-00220: the " + call + " of remote app '" + remoteApp + "' did not get to " + origin + ": "
                        + why(known, tunnel));
    }

    /** Says of an API call the same as {@link #ofProtocolCall}. */
    public static TransportException ofCall(String remoteApp, String origin, boolean known, boolean tunnel) {
        return refused(
                remoteApp,
                "REMORA-00667: remote app '" + remoteApp + "': the call did not get to " + origin + ": "
                        + why(known, tunnel));
    }

    private static TransportException refused(String remoteApp, String message) {
        return new TransportException(ErrorCode.UNREACHABLE, remoteApp, message, null);
    }

    private static String why(boolean known, boolean tunnel) {
        String status = "the proxy answered with status 407 (Proxy Authentication Required): ";
        if (!known) {
            return status + "it wants a user; set proxy-user and proxy-password";
        }
        return tunnel
                ? status + "it refuses proxy-user and proxy-password, or did not get them: a JVM sends no HTTP Basic to"
                        + " proxies for https unless it is started with -Djdk.http.auth.tunneling.disabledSchemes="
                : status + "it refuses proxy-user and proxy-password";
    }
}
