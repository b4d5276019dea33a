package dev.remora.it.watcher;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/**
 * Takes the places that are kept for one application only, whatever it is made of, until another comes: Weld 5.1 holds the bean
 * manager of the last deployment with a build-compatible extension ({@code BuildServicesImpl.ANN_FACTORY_IMPL_INSTANCE}), the
 * JDK 17 the types of the record whose {@code equals} was linked last ({@code MethodHandle.asTypeCache}).
 */
@Path("successor")
@RequestScoped
@Produces("text/plain; charset=UTF-8")
public class SuccessorResource {

    private record Place(String name) {}

    /** Whether there are two places. */
    @GET
    public boolean take() {
        return new Place("equals").equals(new Place("linked"));
    }
}
