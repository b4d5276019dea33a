package dev.remora.it.mapped;

import dev.remora.OAuthException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The application's own. */
@Provider
public class OwnOAuthExceptionMapper implements ExceptionMapper<OAuthException> {

    @Override
    public Response toResponse(OAuthException exception) {
        return Response.status(418)
                .type(MediaType.TEXT_PLAIN)
                .entity("own: " + exception.getClass().getSimpleName())
                .build();
    }
}
