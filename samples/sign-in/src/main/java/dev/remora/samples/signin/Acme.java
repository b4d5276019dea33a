package dev.remora.samples.signin;

import dev.remora.Identity;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** OpenID Connect: the provider proves who the user is. */
@Path("acme")
@RequestScoped
public class Acme extends SignIn {

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
        Optional<Identity> identity = acme.identity();
        return Response.ok(identity.map(known -> Pages.identity(base(), this, known))
                        .orElseGet(() -> Pages.signedOut(base(), this)))
                .build();
    }

    /** Signs out here and at the provider, which sends the browser back. */
    @POST
    @Path("sign-out")
    @FromOwnPages
    public Response signOut() {
        return acme.signOut().returnTo("").redirect();
    }
}
