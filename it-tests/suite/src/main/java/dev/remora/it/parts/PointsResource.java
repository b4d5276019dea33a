package dev.remora.it.parts;

import dev.remora.OAuth;
import dev.remora.OAuthException;
import dev.remora.OAuthRemote;
import dev.remora.it.beans.Asked;
import dev.remora.it.beans.Points;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells of which remote application each injected one is. */
@Path("points")
@RequestScoped
@Produces("text/plain; charset=UTF-8")
public class PointsResource {

    @Inject
    Points points;

    @Inject
    Event<Asked> asked;

    @Inject
    OAuth oauth;

    /** One line each: the name that it has in the error of a call, and the error. Nothing is configured. */
    @GET
    public String injected() {
        List<OAuthRemote> remotes = new ArrayList<>(points.all());
        asked.fire(new Asked(remotes));
        return remotes.stream().map(PointsResource::failure).collect(Collectors.joining("\n"));
    }

    /** The names that are known, one a line. */
    @GET
    @Path("names")
    public String names() {
        return oauth.names().stream().sorted().collect(Collectors.joining("\n"));
    }

    private static String failure(OAuthRemote remote) {
        try {
            return "called: " + remote.get("x").status();
        } catch (OAuthException e) {
            return e.remoteApp() + ": " + e.code();
        }
    }
}
