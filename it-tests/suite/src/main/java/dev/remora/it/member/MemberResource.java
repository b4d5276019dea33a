package dev.remora.it.member;

import dev.remora.OAuth;
import dev.remora.RemotePrincipal;
import dev.remora.SignInRequired;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Pages for some and for all. */
@Path("members")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class MemberResource {

    @Inject
    Vault vault;

    @Inject
    OAuth oauth;

    /** For those who have signed in with alpha. */
    @GET
    @Path("page")
    @Produces({MediaType.TEXT_HTML, MediaType.TEXT_PLAIN})
    @SignInRequired("alpha")
    public String page() {
        return "welcome";
    }

    /** The caller. */
    @GET
    @Path("who")
    public String who(@Context SecurityContext security) {
        Principal caller = security.getUserPrincipal();
        return caller instanceof RemotePrincipal remote
                ? remote.remoteApp() + " " + remote.identity().subject() + " " + security.isUserInRole("staff")
                : "nobody";
    }

    /** The remote apps that there are tokens of. */
    @GET
    @Path("tokens")
    public String tokens() {
        return oauth.remote("alpha").token().isPresent() + " "
                + oauth.remote("beta").token().isPresent();
    }

    /** For a role that users of alpha have. */
    @GET
    @Path("staff")
    @RolesAllowed("staff")
    public String staff() {
        return "staff";
    }

    /** For a role that nobody has. */
    @GET
    @Path("admin")
    @RolesAllowed("admin")
    public String admin() {
        return "admin";
    }

    /** For nobody. */
    @GET
    @Path("denied")
    @DenyAll
    public String denied() {
        return "denied";
    }

    /** For those whom another bean lets in. */
    @GET
    @Path("vault")
    public String vault() {
        return vault.open();
    }
}
