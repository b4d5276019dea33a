package dev.remora.it.mapped;

import dev.remora.it.app.LogResource;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists its classes by hand, with the mappers of its own that it has. */
public abstract class MappedApplication extends Application {

    private final List<Class<? extends ExceptionMapper<?>>> mappers;

    MappedApplication(List<Class<? extends ExceptionMapper<?>>> mappers) {
        this.mappers = List.copyOf(mappers);
    }

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(mappers);
        classes.add(FailResource.class);
        classes.add(LogResource.class);
        return classes;
    }
}
