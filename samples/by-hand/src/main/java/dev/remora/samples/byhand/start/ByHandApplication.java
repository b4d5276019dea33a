package dev.remora.samples.byhand.start;

import dev.remora.samples.byhand.Accounts;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** SeBootstrap scans nothing: the class is listed by hand. */
public class ByHandApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Accounts.class);
    }
}
