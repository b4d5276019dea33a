package dev.remora.internal.cdi;

import dev.remora.internal.message.CdiMessages;
import dev.remora.internal.wire.Lazy;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/** The remote apps of an application that are in use, by their names; each is made on first use and kept until the end. */
final class RemoteApps<C extends AutoCloseable> implements AutoCloseable {

    private final ConcurrentMap<String, Lazy<C>> apps = new ConcurrentHashMap<>();
    private final Function<String, C> factory;
    private volatile boolean closed;

    RemoteApps(Function<String, C> factory) {
        this.factory = factory;
    }

    C get(String name) {
        Lazy<C> app = apps.get(name);
        if (app == null) {
            app = apps.computeIfAbsent(name, key -> new Lazy<>(() -> create(key)));
        }
        return app.get();
    }

    /** One that is being made is waited for, so none is forgotten; one that is asked for later is refused. */
    @Override
    public void close() {
        closed = true;
        apps.forEach((name, app) -> app.made().ifPresent(made -> close(name, made)));
        apps.clear();
    }

    private C create(String name) {
        if (closed) {
            throw CdiMessages.shutDown(name);
        }
        return factory.apply(name);
    }

    /** The others have to be closed too. */
    private static void close(String name, AutoCloseable app) {
        try {
            app.close();
        } catch (Exception e) {
            // here, since finding a logger takes its time while an application boots, and this hardly ever happens
            System.getLogger(RemoteApps.class.getName())
                    .log(System.Logger.Level.WARNING, CdiMessages.closingFailed(name), e);
        }
    }
}
