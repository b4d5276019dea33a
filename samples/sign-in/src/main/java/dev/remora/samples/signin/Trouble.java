package dev.remora.samples.signin;

import dev.remora.OAuthException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A provider that is down, refuses, or talks nonsense; or a setting that is missing. */
@Provider
public class Trouble implements ExceptionMapper<OAuthException> {

    private @Context UriInfo uri;

    @Override
    public Response toResponse(OAuthException trouble) {
        return Response.status(Response.Status.BAD_GATEWAY)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Pages.trouble(uri.getBaseUri(), "This did not work", trouble))
                .build();
    }
}
