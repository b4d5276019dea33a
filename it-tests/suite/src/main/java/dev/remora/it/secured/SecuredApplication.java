package dev.remora.it.secured;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Its resources, listed by hand. */
@ApplicationPath("api")
@DeclareRoles({"reader", "writer"})
public class SecuredApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(WhoResource.class);
    }
}
