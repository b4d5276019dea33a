package dev.remora.it.stores.app;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;

/** Sign-in, a call, and what the session has. */
@Path("")
@RequestScoped
@Produces("text/plain; charset=ISO-8859-1")
public class SignInResource {

    @Inject
    @RemoteApp("op")
    OAuthRemote op;

    @Inject
    CurrentRequest request;

    @GET
    @Path("login")
    public Response login() {
        return op.authorize("authorized");
    }

    @GET
    @Path("authorized")
    public String authorized() {
        return op.authorizedResponse().fold(granted -> "granted", denied -> "denied");
    }

    /** The status of a call. */
    @GET
    @Path("call")
    public String call() {
        return "called " + op.get("me").status();
    }

    /** The attributes of the session, each serialized. */
    @GET
    @Path("session")
    public String session() throws IOException {
        BrowserSession session = request.session();
        StringBuilder all = new StringBuilder("attributes");
        for (String name : session.names()) {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(octets)) {
                out.writeObject(session.get(name).orElseThrow());
            }
            all.append(' ').append(name).append('=').append(octets.toString(StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }
}
