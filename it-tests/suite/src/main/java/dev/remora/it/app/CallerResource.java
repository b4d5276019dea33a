package dev.remora.it.app;

import dev.remora.jaxrs.JaxrsCurrentRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Who calls: for Remora, and for the runtime. */
@Path("caller")
@RequestScoped
@Produces("text/plain; charset=UTF-8")
public class CallerResource {

    @Inject
    JaxrsCurrentRequest current;

    /** The caller whom Remora counts, or {@code nobody}. */
    @GET
    public String name() {
        return current.callerName().orElse("nobody");
    }

    /** The principal that the runtime hands out, and the scheme by which it knows it. */
    @GET
    @Path("principal")
    public String principal(@Context SecurityContext security) {
        Principal principal = security.getUserPrincipal();
        return (principal == null ? "no principal" : "principal '" + principal.getName() + "'") + ", scheme "
                + security.getAuthenticationScheme();
    }
}
