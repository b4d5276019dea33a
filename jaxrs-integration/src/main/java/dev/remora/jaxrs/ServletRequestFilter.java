package dev.remora.jaxrs;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Vetoed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/**
 * Tells Remora the HTTP session, and how to open the body without spoiling {@code getParameter}. Registered by
 * {@link RemoraFeature} where the servlet API is there. Neither a bean nor marked for JAX-RS to find: where classes are
 * examined when the application is built, a missing servlet API would stop that.
 *
 * @since 1.0
 */
@Vetoed
@PreMatching
@Priority(CurrentRequestFilter.PRIORITY - 1)
public class ServletRequestFilter implements ContainerRequestFilter {

    @Context
    private @Nullable HttpServletRequest servletRequest;

    /** Made by the container. */
    public ServletRequestFilter() {}

    @Override
    public void filter(ContainerRequestContext request) {
        HttpServletRequest servlet = servletRequest;
        if (servlet != null && answers(servlet)) {
            ServerSide.note(
                    request,
                    new ServletSide(servlet, RequestLife.of(request), () -> SignInResponseFilter.mark(request)));
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
