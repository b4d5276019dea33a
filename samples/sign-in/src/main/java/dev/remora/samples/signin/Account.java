package dev.remora.samples.signin;

import dev.remora.OAuthResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Calls a remote application: the same methods whichever protocol it speaks. */
public abstract class Account extends SignedIn {

    /** One message of a timeline. */
    record Message(String author, String text) {}

    /** The name of the user who has signed in. */
    abstract String who();

    abstract String timelinePath();

    abstract List<Message> messages(OAuthResponse timeline);

    abstract String statusPath();

    /** Who you are, and the timeline. */
    @GET
    public Response show() {
        String who = who();
        OAuthResponse timeline = remote().get(timelinePath());
        return Response.ok(Pages.account(base(), this, who, timeline)).build();
    }

    /** Writes to the timeline. A map, not {@code @FormParam}: some servers read those as Latin-1. */
    @POST
    @Path("status")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @FromOwnPages
    public Response send(MultivaluedMap<String, String> sent) {
        String status = Objects.requireNonNullElse(sent.getFirst("status"), "");
        OAuthResponse answer = "json".equals(sent.getFirst("format"))
                ? remote().request(statusPath()).json(Map.of("status", status)).post()
                : remote().post(statusPath(), Map.of("status", status));
        return answer.successful()
                ? goTo(remote().name())
                : Response.status(Response.Status.BAD_GATEWAY)
                        .entity(Pages.notSent(base(), this, answer))
                        .build();
    }
}
