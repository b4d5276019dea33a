package dev.remora.samples.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The code behind the pages. */
@Path("code")
@RequestScoped
public class Code {

    private @Context UriInfo uri;

    /** One file, with an anchor at each method. */
    @GET
    @Path("{file: [A-Za-z]+\\.java}")
    @Produces(MediaType.TEXT_HTML)
    public String file(@PathParam("file") String file) throws IOException {
        try (InputStream source = Code.class.getResourceAsStream("code/" + file)) {
            if (source == null) {
                throw new NotFoundException();
            }
            return Pages.code(uri.getBaseUri(), file, new String(source.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
