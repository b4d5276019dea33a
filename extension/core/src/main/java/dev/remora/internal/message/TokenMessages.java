package dev.remora.internal.message;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.RequestRefusedException;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import java.time.Duration;

/** The sentences of the life of tokens, with ids among those of {@link SignInMessages}. */
public final class TokenMessages {

    private TokenMessages() {}

    public static String notRevoked(String remoteApp, String why) {
        return "REMORA-00371: remote app '" + remoteApp
                + "': a token was removed here, and not revoked at the provider: " + why;
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

    public static AuthorizationRequiredException noStoreOfCallers(String remoteApp) {
        return new AuthorizationRequiredException(
                ErrorCode.AUTHORIZATION_REQUIRED,
                remoteApp,
                "REMORA-00350: remote app '" + remoteApp
                        + "': asCaller(..) finds no token, because tokens are kept in browser sessions or by a TokenGetter; have a"
                        + " store such as remora-jdbc, or a bean that implements dev.remora.TokenStore",
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

    public static String observerFailed(String remoteApp, String exception) {
        return "REMORA-00325: remote app '" + remoteApp + "': an observer of a renewed or removed token threw "
                + exception;
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
                        + "' cannot be renewed: the provider issued nothing to renew it with, token-url is not set,"
                        + " or the settings have another issuer now; the user has to sign in again",
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

    public static RequestRefusedException callOutlived(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00388: remote app '" + remoteApp
                        + "': the request that this call was made in has ended; call request(..) in each request, or use"
                        + " withToken(..)");
    }

    public static RequestRefusedException madeInOtherRequest(String remoteApp, String what, String method) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00389: remote app '" + remoteApp + "': " + what
                        + " was made in another request than the one that this thread is answering; call " + method
                        + " in each request");
    }

    public static RequestRefusedException targetOutlived(String remoteApp) {
        return refused(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-00335: remote app '" + remoteApp
                        + "': the request that this target was made in has ended; call target(..) in each request, or use"
                        + " withToken(..)");
    }

    public static RequestRefusedException headersSent(String remoteApp) {
        return refused(
                ErrorCode.REFRESH_FAILED,
                remoteApp,
                "REMORA-00328: remote app '" + remoteApp
                        + "': this request cannot renew the token any more: the browser keeps it in a cookie, and the headers of"
                        + " the response were sent");
    }

    private static long seconds(Duration time) {
        return time.plusMillis(999).toSeconds();
    }

    private static String words(TokenRequestException why) {
        if (why.code() == ErrorCode.ID_TOKEN_INVALID) {
            return "the ID token that came with the new one is not valid";
        }
        String error = why.error();
        String description = why.errorDescription();
        return error == null ? description == null ? "status " + why.status() : description : error;
    }

    private static RequestRefusedException refused(ErrorCode code, String remoteApp, String message) {
        return new RequestRefusedException(code, remoteApp, message, null);
    }
}
