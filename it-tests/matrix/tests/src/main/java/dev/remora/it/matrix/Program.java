package dev.remora.it.matrix;

import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.function.Supplier;

/** A program that runs: what CDI discovers on the class path, with some beans more, and a configuration. */
final class Program implements AutoCloseable {

    private final Configured configured;
    private final SeContainer container;

    private Program(Configured configured, SeContainer container) {
        this.configured = configured;
        this.container = container;
    }

    static Program with(Map<String, String> settings, Class<?>... beans) {
        Configured configured = new Configured(settings);
        try {
            return new Program(
                    configured,
                    SeContainerInitializer.newInstance().addBeanClasses(beans).initialize());
        } catch (RuntimeException | Error e) {
            configured.close();
            throw e;
        }
    }

    <T> T bean(Class<T> type, Annotation... qualifiers) {
        return container.select(type, qualifiers).get();
    }

    /** Tells observers. */
    void fire(Object event) {
        container.getBeanManager().getEvent().fire(event);
    }

    OAuth oauth() {
        return bean(OAuth.class);
    }

    /** As injected. */
    OAuthRemote remote(String name) {
        return bean(OAuthRemote.class, RemoteApp.Literal.of(name));
    }

    boolean hasRemote(String name) {
        return container.select(OAuthRemote.class, RemoteApp.Literal.of(name)).isResolvable();
    }

    /** Within a request scope of the program's own. */
    <T> T inRequest(Supplier<T> work) {
        RequestContextController controller = bean(RequestContextController.class);
        controller.activate();
        try {
            return work.get();
        } finally {
            controller.deactivate();
        }
    }

    @Override
    public void close() {
        try {
            container.close();
        } finally {
            configured.close();
        }
    }
}
