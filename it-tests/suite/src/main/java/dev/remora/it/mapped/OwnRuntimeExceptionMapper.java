package dev.remora.it.mapped;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** The application's own. */
@Provider
public class OwnRuntimeExceptionMapper implements ExceptionMapper<RuntimeException> {

    /** The application that has it. */
    @ApplicationPath("api")
    public static class Listed extends MappedApplication {

        /** Made by the container. */
        public Listed() {
            super(List.of(OwnRuntimeExceptionMapper.class));
        }
    }

    @Override
    public Response toResponse(RuntimeException exception) {
        return Response.status(418)
                .type(MediaType.TEXT_PLAIN)
                .entity("own: " + exception.getClass().getSimpleName())
                .build();
    }
}
