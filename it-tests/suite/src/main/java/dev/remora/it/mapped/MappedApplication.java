package dev.remora.it.mapped;

import dev.remora.it.app.LogResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists its classes by hand, with the mapper that is in the archive. */
@ApplicationPath("api")
public class MappedApplication extends Application {

    private static final List<String> MAPPERS =
            List.of("OwnOAuthExceptionMapper", "OwnRuntimeExceptionMapper", "OwnExceptionMapper", "OwnThrowableMapper");

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(Set.of(FailResource.class, LogResource.class));
        for (String mapper : MAPPERS) {
            try {
                classes.add(Class.forName(
                        MappedApplication.class.getPackageName() + "." + mapper,
                        false,
                        MappedApplication.class.getClassLoader()));
            } catch (ClassNotFoundException notInThisArchive) {
                continue;
            }
        }
        return classes;
    }
}
