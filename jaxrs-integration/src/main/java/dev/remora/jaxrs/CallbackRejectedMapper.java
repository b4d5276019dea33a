package dev.remora.jaxrs;

import dev.remora.CallbackRejectedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
        return Response.status(Response.Status.BAD_REQUEST)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .entity("You could not be signed in (" + exception.code() + "). Please start again.\n")
                .build();
    }
}
