package dev.remora.internal.message;

import dev.remora.AuthorizationResult.Denied;
import dev.remora.OAuthException;

/** The log's sentences about what was refused: ids of {@link SignInMessages}' range. */
public final class RefusalMessages {

    private RefusalMessages() {}

    public static String signInFailed(String remoteApp, OAuthException why) {
        return "REMORA-00347: remote app '" + remoteApp + "': signing in failed (" + why.code() + "): "
                + why.getMessage();
    }

    public static String logoutRefused(String remoteApp, OAuthException why) {
        return "REMORA-00372: remote app '" + remoteApp + "': a logout of the provider was refused (" + why.code()
                + "): " + why.getMessage();
    }

    public static String denied(String remoteApp, Denied denied) {
        String words = denied.error() + (denied.description() == null ? "" : " (" + denied.description() + ")");
        return "REMORA-00348: remote app '" + remoteApp + "': "
                + (denied.byUser() ? "the user denied the request to sign in: " : "the provider refused to sign in: ")
                + words;
    }

    public static String renewalRefused(String remoteApp, OAuthException why) {
        return "REMORA-00349: remote app '" + remoteApp + "': the token is not renewed any more (" + why.code() + "): "
                + why.getMessage();
    }

    public static String notRenewedForNow(String remoteApp, String why) {
        return "REMORA-00324: the token of remote app '" + remoteApp + "' could not be renewed for now: " + why;
    }

    /** Says why as {@link OAuth2Messages#tokenUrlRefused} does. */
    public static String renewedUrlRefused(String remoteApp, String why) {
        return "REMORA-00374: the answer to the renewal of the token of remote app '" + remoteApp + "' says " + why
                + "; the renewed token keeps what the former one had in its place";
    }

    public static String notSaved(String remoteApp, String why) {
        return "REMORA-00333: remote app '" + remoteApp
                + "': a renewed token could not be saved; it is used all the same, and the next call that needs it saves"
                + " it: " + why;
    }
}
