package dev.remora.jaxrs;

import dev.remora.RemotePrincipal;
import dev.remora.spi.BrowserSession;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server's knowledge of a request beyond JAX-RS; free of servlet types, so that it loads everywhere. */
interface ServerSide {

    /** Of the request that a {@link ServerSide} is noted at. */
    String PROPERTY = "dev.remora.jaxrs.server";

    static void note(ContainerRequestContext request, ServerSide server) {
        request.setProperty(PROPERTY, server);
    }

    static Optional<ServerSide> of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof ServerSide server ? Optional.of(server) : Optional.empty();
    }

    BrowserSession session();

    /** The id in the cookie of the browser, of a session that may be gone. */
    Optional<String> requestedSessionId();

    String contextPath();

    /** The path of the web application, where a security mechanism serves its sign-ins. */
    Optional<String> secured();

    /** The caller whom a security mechanism of Remora's gave to the container. */
    Optional<RemotePrincipal> caller();

    /** Whether this is the name of that caller. */
    default boolean isSignedIn(String name) {
        return caller().filter(caller -> caller.getName().equals(name)).isPresent();
    }

    /** The largest headers of a request that the server takes, as {@link dev.remora.spi.BrowserCookies#headerLimit} has it. */
    int headerLimit();

    /** Not before somebody reads: on many servers {@code getParameter} finds nothing from then on. */
    InputStream openBody() throws IOException;

    /** The form, where somebody made the server read it before: then the body is empty. */
    Map<String, List<String>> formTakenBefore();

    /** Whether the request was suspended, and the server tells when it has ended. */
    boolean tells(Runnable end);

    /** The scope of the request is about to end, on its own thread. */
    void leave();
}
