package dev.remora.jaxrs;

import dev.remora.RemotePrincipal;
import dev.remora.spi.WebSignIn;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Makes the user who signed in the caller of the request, where that is switched on; a caller whom the container, or a filter of
 * the application, authenticated stays. Registered by {@link RemoraFeature}.
 *
 * @since 1.0
 */
@Provider
@Dependent
@Priority(RemoteCallerFilter.PRIORITY)
public class RemoteCallerFilter implements ContainerRequestFilter {

    /** After the filters of runtimes and applications that authenticate: Helidon's replaces the caller, also by nobody. */
    static final int PRIORITY = Priorities.AUTHENTICATION + 1;

    /** A field: RESTEasy makes filters by their no-argument constructor. */
    @Inject
    private JaxrsCurrentRequest current;

    @Inject
    private WebSignIn signIn;

    /** Made by the container. */
    public RemoteCallerFilter() {}

    @Override
    public void filter(ContainerRequestContext request) {
        // most requests have no such user: the container is not asked then, which may be told to authenticate late
        RemotePrincipal caller = current.active() ? signIn.caller().orElse(null) : null;
        SecurityContext container = request.getSecurityContext();
        if (caller != null
                && !current.hasCaller()
                && AnonymousPrincipals.callerName(container).isEmpty()) {
            request.setSecurityContext(new RemoteSecurityContext(caller, container));
        }
    }
}
