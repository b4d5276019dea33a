package dev.remora.it.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** In place of {@link SessionResource} on servers that have no sessions. */
@Path("session")
@RequestScoped
@Produces("text/plain; charset=UTF-8")
public class NoSessionResource {

    @GET
    public String id() {
        return "none";
    }

    @POST
    public String fill() {
        return "none";
    }

    @GET
    @Path("basket")
    public String basket() {
        return "none";
    }
}
