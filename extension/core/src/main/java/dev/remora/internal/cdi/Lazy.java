package dev.remora.internal.cdi;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Made once, by whoever asks first; if making fails, the next one who asks tries again. */
final class Lazy<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<? extends T> maker;
    private volatile @Nullable T value;

    Lazy(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    T get() {
        T made = value;
        return made == null ? make() : made;
    }

    /** Waits for one that is being made. */
    Optional<T> made() {
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
