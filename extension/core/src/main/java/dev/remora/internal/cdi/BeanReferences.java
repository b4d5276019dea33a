package dev.remora.internal.cdi;

import dev.remora.internal.wire.Lazy;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanContainer;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;

/** One reference for each bean of the application that is used; dependent ones live as long as the application. */
final class BeanReferences implements AutoCloseable {

    private record Key(Bean<?> bean, Class<?> type) {}

    private final BeanContainer manager;
    private final ConcurrentMap<Key, Lazy<Object>> references = new ConcurrentHashMap<>();
    private final Queue<CreationalContext<?>> contexts = new ConcurrentLinkedQueue<>();

    BeanReferences(BeanContainer manager) {
        this.manager = manager;
    }

    <T> T get(Bean<?> bean, Class<T> type) {
        return type.cast(references
                .computeIfAbsent(new Key(bean, type), key -> new Lazy<>(() -> create(key)))
                .get());
    }

    @Override
    public void close() {
        references.clear();
        for (CreationalContext<?> context = contexts.poll(); context != null; context = contexts.poll()) {
            context.release();
        }
    }

    private Object create(Key key) {
        CreationalContext<?> context = manager.createCreationalContext(key.bean());
        contexts.add(context);
        return manager.getReference(key.bean(), key.type(), context);
    }
}
