package dev.remora.it.member;

import dev.remora.jaxrs.QuarkusEndpoints;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes by hand, and for Quarkus the one that serves the endpoints there. */
@ApplicationPath("api")
public class MemberApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(MemberResource.class, QuarkusEndpoints.class);
    }
}
