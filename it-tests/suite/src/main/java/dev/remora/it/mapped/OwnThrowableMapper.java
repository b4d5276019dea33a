package dev.remora.it.mapped;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The application's own. */
@Provider
public class OwnThrowableMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable exception) {
        return Response.status(418)
                .type(MediaType.TEXT_PLAIN)
                .entity("own: " + exception.getClass().getSimpleName())
                .build();
    }
}
