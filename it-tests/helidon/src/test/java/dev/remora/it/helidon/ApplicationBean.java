package dev.remora.it.helidon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** In the process of the server: makes the {@code Application} a bean, since Helidon takes none that is not. */
public class ApplicationBean implements Extension {

    /** The system property that has the name of its class. */
    static final String TYPE = "remora.it.application";

    void add(@Observes BeforeBeanDiscovery event) throws ClassNotFoundException {
        Class<?> type = Thread.currentThread().getContextClassLoader().loadClass(System.getProperty(TYPE));
        event.addAnnotatedType(type, type.getName()).add(ApplicationScoped.Literal.INSTANCE);
    }
}
