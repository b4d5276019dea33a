package dev.remora.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/**
 * Says of one request whether it has ended: its answer was made, and its scope is gone. Either may come first: a suspended
 * request may be answered after the thread that it began on has left its scope, and an answer is streamed before.
 */
final class RequestLife {

    private static final String PROPERTY = "dev.remora.jaxrs.life";

    private final Thread thread = Thread.currentThread();
    private volatile boolean answered;
    private volatile boolean left;

    /** The one of this request, the same each time. */
    static RequestLife of(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof RequestLife known) {
            return known;
        }
        RequestLife life = new RequestLife();
        request.setProperty(PROPERTY, life);
        return life;
    }

    /** Some servers never end the scope of a request that was suspended. */
    void answer(Optional<ServerSide> server) {
        answered = true;
        boolean told = server.isPresent() && server.get().tells(this::leave);
        if (!told && !thread.equals(Thread.currentThread())) {
            leave();
        }
    }

    /** The scope of a request on Quarkus lasts until it has been answered, by whatever thread; its answer may go past all filters. */
    void endWithScope() {
        answered = true;
    }

    void leave() {
        left = true;
    }

    boolean hasEnded() {
        return answered && left;
    }
}
