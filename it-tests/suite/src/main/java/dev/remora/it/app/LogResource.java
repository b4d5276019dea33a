package dev.remora.it.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Lets a test read what was logged. */
@Path("log")
@RequestScoped
@Produces("text/plain; charset=UTF-8")
public class LogResource {

    @Inject
    LogTap tap;

    @GET
    public String read() {
        return tap.text();
    }
}
