package dev.remora.it.mapped;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The application's own. */
@Provider
public class OwnRuntimeExceptionMapper implements ExceptionMapper<RuntimeException> {

    @Override
    public Response toResponse(RuntimeException exception) {
        return Response.status(418)
                .type(MediaType.TEXT_PLAIN)
                .entity("own: " + exception.getClass().getSimpleName())
                .build();
    }
}
