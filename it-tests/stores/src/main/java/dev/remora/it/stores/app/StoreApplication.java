package dev.remora.it.stores.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes by hand. */
@ApplicationPath("api")
public class StoreApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(SignInResource.class);
    }
}
