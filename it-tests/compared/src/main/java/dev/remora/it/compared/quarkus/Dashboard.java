package dev.remora.it.compared.quarkus;

import static jakarta.ws.rs.core.MediaType.TEXT_PLAIN;

import io.quarkus.oidc.UserInfo;
import io.quarkus.security.Authenticated;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The page with Quarkus OIDC. */
// tag::page[]
@Path("dashboard")
public class Dashboard {

    @Inject
    UserInfo user;

    @GET
    @Authenticated
    @Produces(TEXT_PLAIN)
    public String show() {
        return "Hello " + user.getName();
    }
}
// end::page[]
