package dev.remora.it.restclient;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes by hand, as the shop does. */
@ApplicationPath("api")
public class ClientsApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ParcelResource.class, BuilderResource.class, EchoResource.class);
    }
}
