package dev.remora.jaxrs;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells Remora the current request; plain JAX-RS, for every server. Registered by {@link RemoraFeature}.
 *
 * @since 1.0
 */
@Provider
@Dependent
@PreMatching
@Priority(CurrentRequestFilter.PRIORITY)
public class CurrentRequestFilter implements ContainerRequestFilter {

    // spaces and tabs around it only (RFC 9110 section 5.6.3)
    private static final String FORM_TYPE = "(?i)[ \\t]*application/x-www-form-urlencoded[ \\t]*";

    /** Before filters that read or replace the body. */
    static final int PRIORITY = 2;

    /** In bytes; a callback has codes of some KiB at most, and larger forms belong to the application. */
    static final int FORM_LIMIT = 128 * 1024;

    /** A field: RESTEasy makes filters by their no-argument constructor. */
    @Inject
    private JaxrsCurrentRequest current;

    /** Made by the container. */
    public CurrentRequestFilter() {}

    @Override
    public void filter(ContainerRequestContext request) {
        ServerSide.of(request).ifPresent(current::join);
        ReplayableStream form = null;
        if (bringsForm(request)) {
            form = new ReplayableStream(body(request), FORM_LIMIT);
            request.setEntityStream(form);
        }
        current.begin(request, form);
    }

    private ReplayableStream.Source body(ContainerRequestContext request) {
        Optional<ServerSide> server = current.server();
        if (server.isPresent() && !isOpen(request)) {
            return server.get()::openBody;
        }
        InputStream entity = request.getEntityStream();
        return () -> entity;
    }

    /**
     * Jersey opens the body of a form before filters see it, and where nothing has arrived yet it takes the first byte to know
     * whether there is one: only its own stream has that byte.
     */
    private static boolean isOpen(ContainerRequestContext request) {
        return request.getClass().getName().startsWith("org.glassfish.jersey.");
    }

    private static boolean bringsForm(ContainerRequestContext request) {
        // not getMediaType(): a malformed header is the application's business
        return request.getMethod().equalsIgnoreCase(HttpMethod.POST)
                && isForm(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
    }

    static boolean isForm(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].matches(FORM_TYPE);
    }
}
