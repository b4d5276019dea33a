package dev.remora.jaxrs;

import dev.remora.OAuth;
import dev.remora.spi.WebSignIn;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * Serves the ready-made endpoints where they are switched on: their path is a setting, which no {@code @Path} can be. Registered
 * by {@link RemoraFeature}.
 *
 * @since 1.0
 */
@Provider
@Dependent
@PreMatching
@Priority(EndpointsFilter.PRIORITY)
public class EndpointsFilter implements ContainerRequestFilter {

    /** After the filters that say what the request is, before those of the application that let nobody in. */
    static final int PRIORITY = CurrentRequestFilter.PRIORITY + 2;

    /** A field: RESTEasy makes filters by their no-argument constructor. */
    @Inject
    private JaxrsCurrentRequest current;

    @Inject
    private Instance<OAuth> oauth;

    @Inject
    private WebSignIn signIn;

    /** Made by the container. */
    public EndpointsFilter() {}

    @Override
    public void filter(ContainerRequestContext request) {
        if (current.active() && SignInRequest.of(request).isEmpty()) {
            SignInRequest known = new SignInRequest(current, request::getHeaderString, oauth::get, signIn);
            SignInRequest.note(request, known);
            Endpoint endpoint = Endpoint.of(known).orElse(null);
            if (endpoint != null && mayBlock(request)) {
                SignInResponseFilter.mark(request);
                request.abortWith(new SignInEndpoints(known).answer(endpoint));
            } else if (endpoint != null) {
                forward(request, known);
            }
        }
    }

    private static boolean mayBlock(ContainerRequestContext request) {
        return !request.getClass().getName().startsWith("org.jboss.resteasy.reactive.");
    }

    /** Quarkus runs this filter where nothing may wait, and methods of resources where they may. */
    private void forward(ContainerRequestContext request, SignInRequest known) {
        current.keepUri();
        URI base = request.getUriInfo().getBaseUri();
        request.setRequestUri(base, known.baseUri().resolve(QuarkusEndpoints.PATH));
    }
}
