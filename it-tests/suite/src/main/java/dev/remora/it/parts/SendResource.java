package dev.remora.it.parts;

import dev.remora.OAuthRemote;
import dev.remora.OAuthRequest;
import dev.remora.RemoteApp;
import dev.remora.Token;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Map;

/** Sends the same text in every format, with every method. */
@Path("send")
@RequestScoped
public class SendResource {

    private static final String TEXT = "two words & \u00fc";

    @Inject
    @RemoteApp("hooked")
    OAuthRemote remote;

    /** Answers the status. */
    @GET
    public int send(@QueryParam("method") String method, @QueryParam("format") String format) {
        OAuthRequest request = remote.request("x").token(Token.bearer("parts"));
        if (format.equals("raw")) {
            request.body("text/plain; charset=UTF-8", TEXT);
        } else if (!format.equals("none")) {
            request.data(Map.of("text", TEXT)).format(format);
        }
        return request.method(method).status();
    }
}
