package dev.remora.samples.signin;

import dev.remora.AuthorizationResult;
import dev.remora.AuthorizationResult.Denied;
import dev.remora.OAuthRemote;
import dev.remora.OAuthResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Calls a remote application: the same methods whichever protocol it speaks. */
@Produces(MediaType.TEXT_HTML)
public abstract class Account {

    /** One message of a timeline. */
    record Message(String author, String text) {}

    private @Context UriInfo uri;

    abstract OAuthRemote remote();

    abstract String title();

    /** The name of the user who has signed in. */
    abstract String who();

    abstract String timelinePath();

    abstract List<Message> messages(OAuthResponse timeline);

    abstract String statusPath();

    /** Sends the browser to the provider. Callback and returnTo are relative to the application's base URI. */
    @GET
    @Path("login")
    public Response login() {
        return remote().authorization()
                .callback(remote().name() + "/authorized")
                .returnTo(remote().name())
                .redirect();
    }

    /** The provider sends the browser back. */
    @GET
    @Path("authorized")
    public Response authorized() {
        AuthorizationResult result = remote().authorizedResponse();
        return result.fold(granted -> goTo(granted.returnTo()), this::denied);
    }

    private Response denied(Denied denied) {
        return Response.status(Response.Status.FORBIDDEN)
                .entity(Pages.denied(uri.getBaseUri(), this, denied))
                .build();
    }

    /** Who you are, and the timeline. */
    @GET
    public Response show() {
        if (remote().token().isEmpty()) {
            return Response.ok(Pages.signedOut(uri.getBaseUri(), this)).build();
        }
        String who = who();
        OAuthResponse timeline = remote().get(timelinePath());
        return Response.ok(Pages.account(uri.getBaseUri(), this, who, timeline)).build();
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
                        .entity(Pages.notSent(uri.getBaseUri(), this, answer))
                        .build();
    }

    /** Forgets the token. */
    @POST
    @Path("sign-out")
    @FromOwnPages
    public Response signOut() {
        remote().forget();
        return goTo("");
    }

    /** An absolute URI: servers differ in what they make of a relative one. */
    private Response goTo(String path) {
        URI target = uri.getBaseUri().resolve(path);
        return Response.seeOther(target).build();
    }
}
