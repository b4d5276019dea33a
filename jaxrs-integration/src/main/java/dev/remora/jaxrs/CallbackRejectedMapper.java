package dev.remora.jaxrs;

import dev.remora.CallbackRejectedException;
import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.ErrorCode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Answers 400 with the reason's code and nothing that the callback brought. A callback that comes again after a success is
 * answered with 303, to where the sign-in wanted to go. An application's own mapper of
 * {@link CallbackRejectedException} comes before this one. Registered by {@link RemoraFeature}.
 *
 * @since 1.0
 */
@Provider
@Priority(AuthorizationRequiredMapper.PRIORITY)
public class CallbackRejectedMapper implements ExceptionMapper<CallbackRejectedException> {

    /** Made by the container. */
    public CallbackRejectedMapper() {}

    @Override
    public Response toResponse(CallbackRejectedException exception) {
        CompletedSignIn completed = exception.completed().orElse(null);
        return completed != null && completed.succeeded()
                ? PlainPage.of(Response.Status.SEE_OTHER, "You are signed in.")
                        // unchanged: location(..) would take it for relative to the application
                        .header(HttpHeaders.LOCATION, completed.returnTo())
                        .build()
                : PlainPage.of(
                                Response.Status.BAD_REQUEST,
                                "You could not be signed in (" + exception.code() + "). "
                                        + remedy(exception.code(), completed))
                        .build();
    }

    /** Starting again helps nobody whose browser keeps the session's cookie for another host, or keeps none. */
    private static String remedy(ErrorCode code, @Nullable CompletedSignIn completed) {
        if (code == ErrorCode.SESSION_MISSING) {
            return "Your browser did not send the cookie of this site, or your session has ended. Allow cookies, open the"
                    + " site at the address that you see now (localhost and 127.0.0.1, for example, have cookies of"
                    + " their own), and sign in again.";
        }
        return completed != null && completed.outcome() == Outcome.RUNNING
                ? "Your sign-in is still under way: reload this page in a moment."
                : "Please start again.";
    }
}
