package dev.remora.it.watcher;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes by hand, as the others do. */
@ApplicationPath("watch")
public class WatcherApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(LeftResource.class, BusyResource.class);
    }
}
