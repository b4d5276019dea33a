package dev.remora.it.secured;

import dev.remora.OAuth;
import dev.remora.SignInRequired;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** Who calls, for JAX-RS. */
@Path("who")
@RequestScoped
@Produces("text/plain; charset=UTF-8")
public class WhoResource {

    @Inject
    OAuth oauth;

    /** The caller of the container. */
    @GET
    public String anybody(@Context SecurityContext security) {
        return Who.calls(security.getUserPrincipal(), security::isUserInRole);
    }

    /** For readers alone. */
    @GET
    @Path("reader")
    @RolesAllowed("reader")
    public String reader(@Context SecurityContext security) {
        return anybody(security);
    }

    /** For users. */
    @GET
    @Path("user")
    @PermitAll
    @SignInRequired
    public String user(@Context SecurityContext security) {
        return anybody(security);
    }

    /** The name of the user whose token this session has. */
    @GET
    @Path("call")
    public String call() {
        return oauth.remote("alpha").identity().map(identity -> identity.name()).orElse("nobody");
    }
}
