package dev.remora.it.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Duration;

/** Lets a test put the application's clock forward. */
@Path("time")
@RequestScoped
@Produces("text/plain; charset=UTF-8")
public class TimeResource {

    @Inject
    ShopTime time;

    /** An ISO-8601 duration; zero puts it right again. */
    @POST
    @Path("{ahead}")
    public String put(@PathParam("ahead") String ahead) {
        time.ahead(Duration.parse(ahead));
        return time.instant().toString();
    }
}
