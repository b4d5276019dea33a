package dev.remora.it.callers;

import dev.remora.it.app.CallerResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Tells who called it. */
@ApplicationPath("api")
public class CallersApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(CallerResource.class);
    }
}
