package dev.remora.internal.wire;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made once, by the thread that asks first, while others wait for it; after a failure the next one tries again. */
public final class Lazy<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<? extends T> maker;
    private volatile @Nullable T value;

    public Lazy(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    public T get() {
        T made = value;
        return made == null ? make() : made;
    }

    /** Waits for one that is being made. */
    public Optional<T> made() {
        lock.lock();
        try {
            return Optional.ofNullable(value);
        } finally {
            lock.unlock();
        }
    }

    private T make() {
        lock.lock();
        try {
            T made = value;
            if (made == null) {
                made = maker.get();
                value = made;
            }
            return made;
        } finally {
            lock.unlock();
        }
    }
}
