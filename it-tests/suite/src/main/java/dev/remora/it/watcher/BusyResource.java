package dev.remora.it.watcher;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Keeps a thread of the server for a while: many at once are on as many threads. */
@Path("busy")
@RequestScoped
@Produces("text/plain; charset=UTF-8")
public class BusyResource {

    private static final Duration WHILE = Duration.ofMillis(300);

    @GET
    public String busy() {
        LockSupport.parkNanos(WHILE.toNanos());
        return "";
    }
}
