package dev.remora.it.guest;

import dev.remora.OAuth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps weak references to what belongs to this application where all applications of the server see them: in the system
 * properties, as objects of the JDK. Whoever stays can tell what is left of it then.
 */
@ApplicationScoped
public class Traces {

    /** The name of the system property: a map of weak references by what they are to. */
    public static final String PROPERTY = "dev.remora.it.traces";

    void start(@Observes @Initialized(ApplicationScoped.class) Object application, OAuth oauth) {
        leave("class loader", Traces.class.getClassLoader());
        leave("registry", oauth);
    }

    void leave(String what, Object object) {
        String name =
                what + " " + object.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(object));
        traces().computeIfAbsent(name, absent -> new WeakReference<>(object));
    }

    @SuppressWarnings("unchecked") // nobody else has that name
    private static Map<String, WeakReference<Object>> traces() {
        return (Map<String, WeakReference<Object>>)
                System.getProperties().computeIfAbsent(PROPERTY, absent -> new ConcurrentHashMap<>());
    }
}
