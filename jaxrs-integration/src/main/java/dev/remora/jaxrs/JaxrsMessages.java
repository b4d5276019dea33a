package dev.remora.jaxrs;

import dev.remora.AuthorizationRequiredException;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.RequestRefusedException;
import java.util.Set;

/** The sentences of this module: REMORA-00801 to REMORA-00810, and REMORA-00950 to REMORA-00999. */
final class JaxrsMessages {

    private JaxrsMessages() {}

    static IllegalStateException noRequest() {
        return new IllegalStateException("REMORA-00801: no JAX-RS request is being answered here");
    }

    static IllegalStateException noSessions() {
        return new IllegalStateException("REMORA-00802: a sign-in needs a browser session, and this server has none: it"
                + " does not run JAX-RS on servlets (no HttpServletRequest). Leave remora.session-store=http out, so that"
                + " encrypted cookies take its place");
    }

    static IllegalStateException notTheRequestsThread() {
        return new IllegalStateException("REMORA-00803: a browser session is created, and gets a new id, only while its"
                + " request is being answered and on that request's own thread");
    }

    static CallbackRejectedException formTooLarge(int limit) {
        return rejected("REMORA-00804: the form of the request is larger than " + limit + " bytes");
    }

    static CallbackRejectedException malformed(String part) {
        return rejected("REMORA-00805: the " + part + " of the request is not percent-encoded correctly");
    }

    static IllegalStateException noRegistry(String remoteApp, Throwable cause) {
        return new IllegalStateException(
                "REMORA-00806: calls of remote app '" + remoteApp
                        + "' cannot be signed: no CDI container with dev.remora.OAuth is running here",
                cause);
    }

    static IllegalStateException requestEnded() {
        return new IllegalStateException("REMORA-00807: the request that this browser session belongs to has ended");
    }

    static String notMapped(String id, OAuthException exception) {
        return "REMORA-00808: " + id + ": a request ended with " + exception.code()
                + ", and the application maps no such exception: " + exception.getMessage();
    }

    static String crossSite(String remoteApp) {
        return "REMORA-00809: remote app '" + remoteApp
                + "': a POST to a ready-made endpoint was refused: it was not sent by a page of this application";
    }

    static String endpointFailed(String remoteApp, OAuthException failure) {
        return "REMORA-00810: remote app '" + remoteApp + "': a ready-made endpoint ended with " + failure.code() + ": "
                + failure.getMessage();
    }

    static RequestRefusedException signedInMeanwhile() {
        return new RequestRefusedException(
                ErrorCode.SIGNED_IN_MEANWHILE,
                null,
                "REMORA-00953: a user has signed in with this browser by another request;"
                        + " this request has no session from then on",
                null);
    }

    static String callerUnknown(OAuthException failure) {
        return "REMORA-00952: a request ended with " + failure.code()
                + ", because it could not be found out who has signed in: " + failure.getMessage();
    }

    static IllegalArgumentException freshWithinMalformed(String method, Throwable cause) {
        return new IllegalArgumentException(
                "REMORA-00950: freshWithin of @SignInRequired, for " + method
                        + ", is no ISO-8601 duration such as PT10M",
                cause);
    }

    static AuthorizationRequiredException signInRequired(ErrorCode code, Set<String> remoteApps) {
        String remoteApp = remoteApps.size() == 1 ? remoteApps.iterator().next() : null;
        return new AuthorizationRequiredException(
                code,
                remoteApp,
                "REMORA-00951: "
                        + (remoteApp == null ? "a call" : "remote app '" + remoteApp + "': a call")
                        + (code == ErrorCode.AUTHORIZATION_REQUIRED
                                ? " needs a user who has signed in"
                                : " needs a user who has proved lately who it is"),
                null);
    }

    private static CallbackRejectedException rejected(String message) {
        return new CallbackRejectedException(ErrorCode.RESPONSE_INVALID, null, message, null);
    }
}
