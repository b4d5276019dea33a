package dev.remora.samples.byhand;

import static jakarta.ws.rs.core.MediaType.TEXT_PLAIN;

import dev.remora.AuthorizationResult;
import dev.remora.Identity;
import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The three methods: the same whichever protocol a remote application speaks. */
@Path("{app: twitter|github|weibo|acme}")
@RequestScoped
@Produces(TEXT_PLAIN)
public class Accounts {

    @Inject
    private OAuth oauth;

    @PathParam("app")
    private String app = "";

    private @Context UriInfo uri;

    /** Sends the browser to the provider. The callback is relative to the application's base URI. */
    @GET
    @Path("login")
    public Response login() {
        return remote().authorize(app + "/authorized");
    }

    /** The provider sends the browser back. */
    @GET
    @Path("authorized")
    public Response authorized() {
        AuthorizationResult result = remote().authorizedResponse();
        return result.fold(
                granted ->
                        Response.seeOther(uri.getBaseUri().resolve(app + "/me")).build(),
                denied -> Response.status(Response.Status.FORBIDDEN)
                        .entity(denied.byUser() ? "You denied the request to sign in." : "Signing in failed.")
                        .build());
    }

    /** Who you are. Plain text: a name may hold a script. */
    @GET
    @Path("me")
    public String me() {
        return "You are " + name() + ".";
    }

    private String name() {
        return switch (app) {
            case "twitter" ->
                remote().get("account/verify_credentials.json").object().getString("name");
            case "github" -> remote().get("user").object().getString("login");
            case "weibo" ->
                "number " + remote().get("account/get_uid.json").object().getInt("uid");
            default -> remote().identity().map(Identity::name).orElse("nobody");
        };
    }

    private OAuthRemote remote() {
        return oauth.remote(app);
    }
}
