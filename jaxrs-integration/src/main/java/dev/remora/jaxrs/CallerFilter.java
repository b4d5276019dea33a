package dev.remora.jaxrs;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Notes who sent a request that may be a callback, before the application's method can log a user in. Registered by
 * {@link RemoraFeature}.
 *
 * @since 1.0
 */
@Provider
@Dependent
@Priority(CallerFilter.PRIORITY)
public class CallerFilter implements ContainerRequestFilter {

    /** After the filters that say who the user is. */
    static final int PRIORITY = Integer.MAX_VALUE;

    /** A field: RESTEasy makes filters by their no-argument constructor. */
    @Inject
    private JaxrsCurrentRequest current;

    /** Made by the container. */
    public CallerFilter() {}

    @Override
    public void filter(ContainerRequestContext request) {
        current.noteCaller();
    }
}
