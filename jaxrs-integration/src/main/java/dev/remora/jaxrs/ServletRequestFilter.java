package dev.remora.jaxrs;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Tells Remora the HTTP session, and how to open the body without spoiling {@code getParameter}. Registered by
 * {@link RemoraFeature} where the servlet API is there.
 *
 * @since 1.0
 */
@Provider
@Dependent
@PreMatching
@Priority(CurrentRequestFilter.PRIORITY - 1)
public class ServletRequestFilter implements ContainerRequestFilter {

    /** A field: RESTEasy makes filters by their no-argument constructor. */
    @Inject
    private JaxrsCurrentRequest current;

    @Context
    private @Nullable HttpServletRequest servletRequest;

    /** Made by the container. */
    public ServletRequestFilter() {}

    @Override
    public void filter(ContainerRequestContext request) {
        HttpServletRequest servlet = servletRequest;
        if (servlet != null && answers(servlet)) {
            current.join(new ServletSide(servlet, () -> SignInResponseFilter.mark(request)));
        }
    }

    /** The servlet API may be there although the server does not run on it: some inject null, some a proxy of nothing. */
    private static boolean answers(HttpServletRequest servlet) {
        try {
            return servlet.getMethod() != null;
        } catch (RuntimeException proxyOfNothing) {
            return false;
        }
    }
}
