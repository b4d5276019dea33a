package dev.remora.it.parts;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes by hand, as the shop does. */
@ApplicationPath("parts")
public class PartsApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                AddressResource.class,
                PointsResource.class,
                SendResource.class,
                TypesResource.class,
                JobResource.class);
    }
}
