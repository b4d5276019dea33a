package dev.remora.samples.signin;

import dev.remora.CallbackRejectedException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;

/** A callback that cannot be trusted; this page takes the place of Remora's own plain text. */
@Provider
public class StartAgain implements ExceptionMapper<CallbackRejectedException> {

    private @Context UriInfo uri;

    @Override
    public Response toResponse(CallbackRejectedException rejected) {
        return Response.status(Response.Status.BAD_REQUEST)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                // bytes, not text: RESTEasy escapes the HTML of texts that are sent with 400
                .entity(Pages.trouble(uri.getBaseUri(), "Please start again", rejected)
                        .getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
