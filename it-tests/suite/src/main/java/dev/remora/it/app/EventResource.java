package dev.remora.it.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Lets a test read and forget the events. */
@Path("events")
@RequestScoped
@Produces("text/plain; charset=UTF-8")
public class EventResource {

    @Inject
    EventLog events;

    /** One line an event; each is told once. */
    @GET
    public String read() {
        return String.join("\n", events.drain());
    }
}
