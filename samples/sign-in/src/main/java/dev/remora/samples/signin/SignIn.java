package dev.remora.samples.signin;

import dev.remora.AuthorizationResult;
import dev.remora.AuthorizationResult.Denied;
import dev.remora.OAuthRemote;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Signs in with a remote application: the same methods whichever protocol it speaks. */
@Produces(MediaType.TEXT_HTML)
public abstract class SignIn {

    private @Context UriInfo uri;

    abstract OAuthRemote remote();

    abstract String title();

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
                .entity(Pages.denied(base(), this, denied))
                .build();
    }

    /** The address of the application, with a slash at the end. */
    URI base() {
        return uri.getBaseUri();
    }

    /** An absolute URI: servers differ in what they make of a relative one. */
    Response goTo(String path) {
        URI target = base().resolve(path);
        return Response.seeOther(target).build();
    }
}
