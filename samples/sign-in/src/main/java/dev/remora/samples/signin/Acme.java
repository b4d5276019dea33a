package dev.remora.samples.signin;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.SignInRequired;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** OpenID Connect: the provider proves who the user is. */
@Path("acme")
@RequestScoped
@SignInRequired("acme")
public class Acme extends SignedIn {

    static final String TITLE = "Acme (OpenID Connect)";

    @Inject
    @RemoteApp("acme")
    private OAuthRemote acme;

    @Override
    OAuthRemote remote() {
        return acme;
    }

    @Override
    String title() {
        return TITLE;
    }

    /** Who you are. Issuer and subject together are the key of a user, never the e-mail address. */
    @GET
    public Response show() {
        return Response.ok(Pages.identity(base(), this, acme.identity().orElseThrow()))
                .build();
    }
}
