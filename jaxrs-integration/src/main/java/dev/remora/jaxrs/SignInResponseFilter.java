package dev.remora.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * The address of a callback holds a code: its answer is neither cached nor named to other sites (RFC 9700 section 4.2.4).
 * Registered by {@link RemoraFeature}.
 *
 * @since 1.0
 */
@Provider
public class SignInResponseFilter implements ContainerResponseFilter {

    private static final String PROPERTY = "dev.remora.jaxrs.sign-in";
    static final String REFERRER_POLICY = "Referrer-Policy";

    /** Made by the container. */
    public SignInResponseFilter() {}

    /** This request is a callback. Noted at the request itself: the answer may come from a thread without request scope. */
    static void mark(ContainerRequestContext request) {
        request.setProperty(PROPERTY, true);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        RequestLife.of(request).answer(ServerSide.of(request));
        PostedAgain.of(request).ifPresent(page -> page.replace(response));
        if (request.getProperty(PROPERTY) != null) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            response.getHeaders().putIfAbsent(REFERRER_POLICY, List.of("no-referrer"));
        }
    }
}
