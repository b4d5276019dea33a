package dev.remora.internal.message;

import dev.remora.CallbackRejectedException;
import dev.remora.CompletedSignIn;
import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.SettingsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of signing in: REMORA-00301 to REMORA-00399, some of which {@link TokenMessages} and {@link
 * EndpointMessages} have.
 */
public final class SignInMessages {

    private SignInMessages() {}

    public static String signedOutHereOnly(String remoteApp, String why) {
        return "REMORA-00370: remote app '" + remoteApp + "': the user is signed out here, and not at the provider: "
                + why;
    }

    public static RequestRefusedException noRequest(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00301: remote app '" + remoteApp
                        + "': signing in needs the request of a browser, and this thread is answering none");
    }

    public static SettingsException callbackMalformed(String remoteApp, String why) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00302: remote app '" + remoteApp + "': the callback " + why,
                List.of("callback"),
                null);
    }

    public static RequestRefusedException ownStateNotAllowed(String remoteApp) {
        return refused(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00303: remote app '" + remoteApp
                        + "': profile strict allows no state of the application's own");
    }

    public static RequestRefusedException ownStateUnusable(String remoteApp, int limit) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00304: remote app '" + remoteApp + "': the application's own state is empty or longer than "
                        + limit + " characters");
    }

    public static CallbackRejectedException notACallback(String remoteApp, String method) {
        return callback(
                ErrorCode.RESPONSE_INVALID,
                remoteApp,
                "REMORA-00305: a " + method + " request is no callback of remote app '" + remoteApp + "'");
    }

    public static CallbackRejectedException notPosted(String remoteApp) {
        return callback(
                ErrorCode.RESPONSE_INVALID,
                remoteApp,
                "REMORA-00306: the callback of remote app '" + remoteApp
                        + "' came by GET, but response_mode is form_post");
    }

    public static CallbackRejectedException answeredTwice(String remoteApp) {
        return callback(
                ErrorCode.RESPONSE_AMBIGUOUS,
                remoteApp,
                "REMORA-00307: the callback of remote app '" + remoteApp
                        + "' has an answer both in its query and in its form");
    }

    public static CallbackRejectedException noSession(String remoteApp, boolean post) {
        return callback(
                ErrorCode.SESSION_MISSING,
                remoteApp,
                "REMORA-00308: the callback of remote app '" + remoteApp
                        + "' came without the session that the sign-in was started in: the browser "
                        + (post
                                ? "sends its cookie with a POST from another site only if the cookie says SameSite=None"
                                : "did not send its cookie, or the session has ended; localhost and 127.0.0.1 are two"
                                        + " hosts with cookies of their own: sign in at the one of the callback"));
    }

    public static CallbackRejectedException postedAgain(String remoteApp) {
        return callback(
                ErrorCode.CALLBACK_POSTED_AGAIN,
                remoteApp,
                "REMORA-00336: the callback of remote app '" + remoteApp
                        + "' was posted by another site without the session's cookie; a page of this site posts it"
                        + " once more");
    }

    public static CallbackRejectedException stateMismatch(String remoteApp) {
        return callback(
                ErrorCode.STATE_MISMATCH,
                remoteApp,
                "REMORA-00309: the state in the callback of remote app '" + remoteApp
                        + "' was not issued to this browser");
    }

    public static CallbackRejectedException tokenMismatch(String remoteApp) {
        return callback(
                ErrorCode.OAUTH1_TOKEN_MISMATCH,
                remoteApp,
                "REMORA-00310: the oauth_token in the callback of remote app '" + remoteApp
                        + "' was not issued to this browser");
    }

    public static CallbackRejectedException tooLate(String remoteApp) {
        return callback(
                ErrorCode.STATE_EXPIRED,
                remoteApp,
                "REMORA-00311: the callback of remote app '" + remoteApp + "' came too late");
    }

    public static CallbackRejectedException replayed(String remoteApp, @Nullable CompletedSignIn completed) {
        return new CallbackRejectedException(
                remoteApp,
                "REMORA-00312: the callback of remote app '" + remoteApp + "' was used before" + outcome(completed),
                completed);
    }

    private static String outcome(@Nullable CompletedSignIn completed) {
        if (completed == null) {
            return "";
        }
        return switch (completed.outcome()) {
            case SUCCEEDED -> ", and that sign-in succeeded";
            case FAILED -> ", and that sign-in failed";
            case RUNNING -> ", and that sign-in is still running";
            default -> "";
        };
    }

    public static String notNoted(String remoteApp, String exception) {
        return "REMORA-00332: remote app '" + remoteApp + "': the store of pending authorizations threw " + exception
                + " when it was told what became of a sign-in; a reload of the callback will not know";
    }

    public static CallbackRejectedException otherApp(String remoteApp) {
        return callback(
                ErrorCode.CALLBACK_WRONG_APP,
                remoteApp,
                "REMORA-00313: the callback of remote app '" + remoteApp
                        + "' answers an authorization request of another remote app");
    }

    public static CallbackRejectedException otherCallback(String remoteApp) {
        return callback(
                ErrorCode.CALLBACK_WRONG_APP,
                remoteApp,
                "REMORA-00314: the callback of remote app '" + remoteApp
                        + "' came to another path than it was asked for; behind a proxy that changes paths set"
                        + " remora.external-base-uri");
    }

    public static String externalBaseUriMissing(String remoteApp) {
        return "REMORA-00321: remote app '" + remoteApp
                + "': callbacks are made from the Host header of the request; set remora.external-base-uri to the"
                + " application's address as browsers see it";
    }

    public static String returnToDropped(String remoteApp) {
        return "REMORA-00322: remote app '" + remoteApp
                + "': a returnTo that is no path of this application was dropped";
    }

    public static String tolerated(String remoteApp, String name, String description) {
        return "REMORA-00323: remote app '" + remoteApp + "': tolerated (" + name + "): " + description
                + "; logged once, profile=strict tolerates nothing";
    }

    public static RequestRefusedException sessionNotWritable(String remoteApp, IllegalStateException cause) {
        return new RequestRefusedException(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00326: remote app '" + remoteApp
                        + "': signing in needs a browser session, and this one cannot be written: it was invalidated,"
                        + " or the response is under way",
                cause);
    }

    public static RequestRefusedException sessionIdKept(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00334: remote app '" + remoteApp
                        + "': the browser session kept its id when it was to get a new one, so that nobody is signed in:"
                        + " whoever knew the id before would be too");
    }

    public static CallbackRejectedException otherUser(String remoteApp) {
        return callback(
                ErrorCode.CALLBACK_WRONG_USER,
                remoteApp,
                "REMORA-00360: the callback of remote app '" + remoteApp
                        + "' came from another user than the one who began the sign-in");
    }

    public static CallbackRejectedException tokenEndpointChanged(String remoteApp) {
        return callback(
                ErrorCode.ISSUER_MISMATCH,
                remoteApp,
                "REMORA-00364: the callback of remote app '" + remoteApp
                        + "' answers a sign-in that was begun with another token endpoint than the settings have now");
    }

    public static RequestRefusedException headStartsNothing(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00329: remote app '" + remoteApp + "': a HEAD request starts no sign-in");
    }

    /** RFC 9700 section 4.4. */
    public static SettingsException callbackShared(String remoteApp, String other, String path, boolean issuersSet) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00330: " + sharing(remoteApp, other, path, issuersSet) + "; profile strict does not allow it",
                List.of("callback", "issuer"),
                null);
    }

    public static String callbackIsShared(String remoteApp, String other, String path, boolean issuersSet) {
        return "REMORA-00331: " + sharing(remoteApp, other, path, issuersSet);
    }

    private static String sharing(String remoteApp, String other, String path, boolean issuersSet) {
        return "remote app '" + remoteApp + "': the callback path " + path + " is that of remote app '" + other
                + "' too, and not both "
                + (issuersSet
                        ? "providers say that their callbacks name the issuer (RFC 9207)"
                        : "have the setting issuer")
                + ", so that a code of one provider can be sent to the other; give each a callback of its own"
                + (issuersSet ? "" : ", or set issuer for both");
    }

    private static RequestRefusedException refused(ErrorCode code, String remoteApp, String message) {
        return new RequestRefusedException(code, remoteApp, message, null);
    }

    private static CallbackRejectedException callback(ErrorCode code, String remoteApp, String message) {
        return new CallbackRejectedException(code, remoteApp, message, null);
    }
}
