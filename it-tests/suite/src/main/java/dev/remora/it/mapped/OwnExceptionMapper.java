package dev.remora.it.mapped;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** The application's own. */
@Provider
public class OwnExceptionMapper implements ExceptionMapper<Exception> {

    /** The application that has it. */
    @ApplicationPath("api")
    public static class Listed extends MappedApplication {

        /** Made by the container. */
        public Listed() {
            super(List.of(OwnExceptionMapper.class));
        }
    }

    @Override
    public Response toResponse(Exception exception) {
        return Response.status(418)
                .type(MediaType.TEXT_PLAIN)
                .entity("own: " + exception.getClass().getSimpleName())
                .build();
    }
}
