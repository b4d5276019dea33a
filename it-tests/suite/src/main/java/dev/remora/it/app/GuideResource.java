package dev.remora.it.app;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The application of ten lines that the documentation shows, with its remote application injected by name. */
@Path("guide")
@RequestScoped
@Produces("text/plain; charset=UTF-8")
public class GuideResource {

    @Inject
    @RemoteApp("keycloak")
    OAuthRemote keycloak;

    @GET
    @Path("login")
    public Response login() {
        return keycloak.authorize("guide/authorized");
    }

    @GET
    @Path("authorized")
    public Response authorized() {
        return keycloak.authorizedResponse()
                .fold(
                        granted -> Response.seeOther(URI.create("guide/me")).build(),
                        denied -> Response.status(403)
                                .entity(denied.byUser() ? "You denied the request to sign in." : "Signing in failed.")
                                .build());
    }

    @GET
    @Path("me")
    public String me() {
        return keycloak.get("userinfo").object().getString("preferred_username");
    }
}
