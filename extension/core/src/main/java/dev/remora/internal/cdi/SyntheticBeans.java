package dev.remora.internal.cdi;

import dev.remora.RemoteApp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.configurator.BeanConfigurator;
import java.util.function.Supplier;

/** The beans that Remora adds. Each has an id, so that beans which are passivated can hold it. */
final class SyntheticBeans {

    private SyntheticBeans() {}

    /** One for the application. */
    static <T> void add(AfterBeanDiscovery event, Class<T> type, Supplier<? extends T> maker) {
        bean(event, type, type.getName(), maker)
                .qualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
                .scope(ApplicationScoped.class);
    }

    /** One for each request, of one remote app. */
    static <T> void add(AfterBeanDiscovery event, Class<T> type, String remoteApp, Supplier<? extends T> maker) {
        bean(event, type, type.getName() + "/" + remoteApp, maker)
                .qualifiers(RemoteApp.Literal.of(remoteApp), Any.Literal.INSTANCE)
                .scope(RequestScoped.class);
    }

    /** OpenWebBeans makes the proxy of the bean class, so that has to be the interface. */
    private static <T> BeanConfigurator<T> bean(
            AfterBeanDiscovery event, Class<T> type, String id, Supplier<? extends T> maker) {
        return event.<T>addBean()
                .beanClass(type)
                .types(type, Object.class)
                .id(id)
                .createWith(context -> maker.get());
    }
}
