package dev.remora.jaxrs;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.OAuthException;

/** The sentences of this module: REMORA-00801 to REMORA-00899. */
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

    private static CallbackRejectedException rejected(String message) {
        return new CallbackRejectedException(ErrorCode.RESPONSE_INVALID, null, message, null);
    }
}
