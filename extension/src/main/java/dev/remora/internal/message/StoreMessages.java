package dev.remora.internal.message;

import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;

/** The sentences of the default stores: REMORA-00701 to REMORA-00799. */
public final class StoreMessages {

    private StoreMessages() {}

    public static RequestRefusedException signInNotKept(String remoteApp, IllegalStateException cause) {
        return new RequestRefusedException(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00701: remote app '" + remoteApp
                        + "': a sign-in cannot begin, because the browser session cannot be written:"
                        + " it was invalidated, or the response is under way",
                cause);
    }

    public static RequestRefusedException tokenNotKept(String remoteApp, IllegalStateException cause) {
        return new RequestRefusedException(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00702: remote app '" + remoteApp
                        + "': the token cannot be saved, because the browser session cannot be written:"
                        + " it was invalidated, or the response is under way",
                cause);
    }

    public static String attributeUnreadable(String attribute) {
        return "REMORA-00703: the session attribute '" + attribute
                + "' was not written by this version of Remora; it is taken for none";
    }
}
