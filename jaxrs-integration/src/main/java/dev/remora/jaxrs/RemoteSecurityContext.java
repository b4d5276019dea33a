package dev.remora.jaxrs;

import dev.remora.RemotePrincipal;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** The security context of a user whom a remote application signed in. */
record RemoteSecurityContext(RemotePrincipal caller, SecurityContext container) implements SecurityContext {

    /** The challenge of answers with status 401. */
    static final String SCHEME = "RemoteApp";

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.roles().contains(role);
    }

    @Override
    public boolean isSecure() {
        return container.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return SCHEME;
    }
}
