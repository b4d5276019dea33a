package dev.remora.it.secured;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** Who calls, for an EJB. */
@Stateless
@DeclareRoles({"reader", "writer"})
public class WhoEjb {

    @Resource
    @SuppressWarnings("NullAway.Init") // the container sets it
    SessionContext context;

    /** The caller of the container. */
    @PermitAll
    public String anybody() {
        return Who.calls(context.getCallerPrincipal(), context::isCallerInRole);
    }

    /** For readers alone. */
    @RolesAllowed("reader")
    public String reader() {
        return anybody();
    }
}
