package dev.remora.security.counted;

import static jakarta.ws.rs.core.MediaType.TEXT_PLAIN;

import dev.remora.RemotePrincipal;
import dev.remora.SignInRequired;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** The page with Remora. */
// tag::page[]
@Path("dashboard")
@RequestScoped
public class Dashboard {

    @GET
    @SignInRequired
    @Produces(TEXT_PLAIN)
    public String show(@Context SecurityContext security) {
        return "Hello "
                + ((RemotePrincipal) security.getUserPrincipal()).identity().name();
    }
}
// end::page[]
