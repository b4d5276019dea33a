package dev.remora.it.app;

import dev.remora.OAuthException;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Signing out, begun by the user here or by somebody else at the provider. */
@Path("{app}/sign-out")
@RequestScoped
public class SignOutResource {

    @Inject
    @Any
    Instance<OAuthRemote> remotes;

    /** The user's button. */
    @POST
    public Response signOut(@PathParam("app") String app) {
        try {
            return remote(app).signOut().returnTo(app + "/sign-out/bye").redirect();
        } catch (OAuthException e) {
            return Response.ok(Answers.failure(e)).build();
        }
    }

    /** The page after it. */
    @GET
    @Path("bye")
    public String bye() {
        return "bye";
    }

    /** The provider's logout tokens. */
    @POST
    @Path("back-channel")
    @Consumes("application/x-www-form-urlencoded")
    public Response backChannel(@PathParam("app") String app) {
        return remote(app).receiveLogout();
    }

    /** The frame in the provider's page. */
    @GET
    @Path("front-channel")
    public Response frontChannel(@PathParam("app") String app) {
        return remote(app).receiveLogout();
    }

    private OAuthRemote remote(String app) {
        return remotes.select(RemoteApp.Literal.of(app)).get();
    }
}
