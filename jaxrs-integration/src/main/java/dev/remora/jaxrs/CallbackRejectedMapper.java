package dev.remora.jaxrs;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers 400 with the reason's code and nothing that the callback brought. An application's own mapper of
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
        return PlainPage.of(
                        Response.Status.BAD_REQUEST,
                        "You could not be signed in (" + exception.code() + "). " + remedy(exception))
                .build();
    }

    /** Starting again helps nobody whose browser keeps the session's cookie for another host, or keeps none. */
    private static String remedy(CallbackRejectedException exception) {
        return exception.code() == ErrorCode.SESSION_MISSING
                ? "Your browser did not send the cookie of this site, or your session has ended. Allow cookies, open the"
                        + " site at the address that you see now (localhost and 127.0.0.1, for example, have cookies of"
                        + " their own), and sign in again."
                : "Please start again.";
    }
}
