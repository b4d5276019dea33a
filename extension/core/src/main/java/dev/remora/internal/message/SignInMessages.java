package dev.remora.internal.message;

import dev.remora.AuthorizationRequiredException;
import dev.remora.CallbackRejectedException;
import dev.remora.CompletedSignIn;
import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.RequestRefusedException;
import dev.remora.SettingsException;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences of signing in and of the life of tokens: REMORA-00301 to REMORA-00399. */
public final class SignInMessages {

    private SignInMessages() {}

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

    public static AuthorizationRequiredException nowhereToLook(String remoteApp) {
        return new AuthorizationRequiredException(
                ErrorCode.AUTHORIZATION_REQUIRED,
                remoteApp,
                "REMORA-00315: remote app '" + remoteApp
                        + "': there is no token, because this thread is answering no request and the application has"
                        + " neither a TokenStore nor a TokenGetter; use withToken(..)",
                null);
    }

    /** The provider said that no later try will succeed. */
    public static AuthorizationRequiredException reauthorizationRequired(String remoteApp, TokenRequestException why) {
        return new AuthorizationRequiredException(
                ErrorCode.REAUTHORIZATION_REQUIRED,
                remoteApp,
                "REMORA-00316: remote app '" + remoteApp + "' does not renew the token any more (" + words(why)
                        + "); the user has to sign in again",
                why);
    }

    public static AuthorizationRequiredException expired(String remoteApp) {
        return new AuthorizationRequiredException(
                ErrorCode.REAUTHORIZATION_REQUIRED,
                remoteApp,
                "REMORA-00317: the token of remote app '" + remoteApp
                        + "' has expired and cannot be renewed; the user has to sign in again",
                null);
    }

    /** Wraps a refusal of the provider and a fault of the network; returns any other exception as it is. */
    public static OAuthException refreshFailed(String remoteApp, OAuthException why, boolean expired) {
        String message = (expired
                        ? "REMORA-00318: the token of remote app '" + remoteApp + "' has expired and"
                        : "REMORA-00340: the token of remote app '" + remoteApp + "'")
                + " could not be renewed for now: " + why.getMessage();
        if (why instanceof TokenRequestException refusal) {
            return new TokenRequestException(
                    ErrorCode.REFRESH_FAILED,
                    remoteApp,
                    message,
                    refusal.status(),
                    refusal.error(),
                    refusal.errorDescription(),
                    refusal.errorUri(),
                    refusal.retryAfter(),
                    why);
        }
        return why instanceof TransportException
                ? new TransportException(ErrorCode.REFRESH_FAILED, remoteApp, message, why)
                : why;
    }

    public static RequestRefusedException tokenOfOtherProtocol(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00319: remote app '" + remoteApp
                        + "': the token given is of another protocol than the remote app speaks");
    }

    public static AuthorizationRequiredException keptForOtherProtocol(String remoteApp) {
        return new AuthorizationRequiredException(
                ErrorCode.REAUTHORIZATION_REQUIRED,
                remoteApp,
                "REMORA-00320: the token kept for remote app '" + remoteApp
                        + "' is of another protocol than the remote app speaks; the user has to sign in again",
                null);
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

    public static String observerFailed(String remoteApp, String exception) {
        return "REMORA-00325: remote app '" + remoteApp + "': an observer of a renewed or removed token threw "
                + exception;
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

    /** The provider refused in words of its own, and the token has expired. */
    public static AuthorizationRequiredException refreshDoubtful(String remoteApp, TokenRequestException why) {
        return new AuthorizationRequiredException(
                ErrorCode.REAUTHORIZATION_REQUIRED,
                remoteApp,
                "REMORA-00341: the token of remote app '" + remoteApp + "' has expired and was not renewed ("
                        + words(why) + "); the user has to sign in again",
                why);
    }

    public static AuthorizationRequiredException notRenewable(String remoteApp) {
        return new AuthorizationRequiredException(
                ErrorCode.REAUTHORIZATION_REQUIRED,
                remoteApp,
                "REMORA-00342: the token of remote app '" + remoteApp
                        + "' cannot be renewed: the provider issued nothing to renew it with, or token-url is not"
                        + " set; the user has to sign in again",
                null);
    }

    public static TransportException refreshingElsewhere(String remoteApp) {
        return new TransportException(
                ErrorCode.TIMEOUT,
                remoteApp,
                "REMORA-00343: another node has the lease to renew the token of remote app '" + remoteApp
                        + "' and did not finish within protocol-deadline",
                null);
    }

    public static String leaseNotReleased(String remoteApp, String exception) {
        return "REMORA-00344: remote app '" + remoteApp + "': the token store threw " + exception
                + " when a lease was released; it ends by itself";
    }

    public static TokenRequestException tokenEndpointPaused(String remoteApp, int status, Duration left) {
        return new TokenRequestException(
                ErrorCode.TOKEN_ERROR,
                remoteApp,
                "REMORA-00345: the token endpoint of remote app '" + remoteApp + "' answered with status " + status
                        + " and Retry-After; it is not asked again for " + seconds(left) + " s",
                status,
                null,
                null,
                null,
                left,
                null);
    }

    public static TransportException tokenEndpointHangs(String remoteApp, Duration left) {
        return new TransportException(
                ErrorCode.TIMEOUT,
                remoteApp,
                "REMORA-00346: the token endpoint of remote app '" + remoteApp
                        + "' did not answer in time; it is not asked again for " + seconds(left) + " s",
                null);
    }

    private static long seconds(Duration time) {
        return time.plusMillis(999).toSeconds();
    }

    private static String words(TokenRequestException why) {
        String error = why.error();
        String description = why.errorDescription();
        return error == null ? description == null ? "status " + why.status() : description : error;
    }

    public static CallbackRejectedException otherUser(String remoteApp) {
        return callback(
                ErrorCode.CALLBACK_WRONG_USER,
                remoteApp,
                "REMORA-00360: the callback of remote app '" + remoteApp
                        + "' came from another user than the one who began the sign-in");
    }

    public static String sessionTokenRemoved(String remoteApp) {
        return "REMORA-00361: remote app '" + remoteApp
                + "': a token that was granted before the user was known has been removed, because the caller has one of"
                + " his own";
    }

    public static RequestRefusedException signerOutlived(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00327: remote app '" + remoteApp
                        + "': the request that this signer was made in has ended; make one in each request, register"
                        + " RemoteAppFeature, or use withToken(..)");
    }

    public static RequestRefusedException headersSent(String remoteApp) {
        return refused(
                ErrorCode.REFRESH_FAILED,
                remoteApp,
                "REMORA-00328: remote app '" + remoteApp
                        + "': this request cannot renew the token any more: the browser keeps it in a cookie, and the headers of"
                        + " the response were sent");
    }

    public static RequestRefusedException headStartsNothing(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00329: remote app '" + remoteApp + "': a HEAD request starts no sign-in");
    }

    /** RFC 9700 section 4.4. */
    public static SettingsException callbackShared(String remoteApp, String other, String path) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00330: " + sharing(remoteApp, other, path) + "; profile strict does not allow it",
                List.of("callback", "issuer"),
                null);
    }

    public static String callbackIsShared(String remoteApp, String other, String path) {
        return "REMORA-00331: " + sharing(remoteApp, other, path);
    }

    private static String sharing(String remoteApp, String other, String path) {
        return "remote app '" + remoteApp + "': the callback path " + path + " is that of remote app '" + other
                + "' too, and not both have the setting issuer, so that a code of one provider can be sent to the other;"
                + " give each a callback of its own, or set issuer for both";
    }

    private static RequestRefusedException refused(ErrorCode code, String remoteApp, String message) {
        return new RequestRefusedException(code, remoteApp, message, null);
    }

    private static CallbackRejectedException callback(ErrorCode code, String remoteApp, String message) {
        return new CallbackRejectedException(code, remoteApp, message, null);
    }
}
