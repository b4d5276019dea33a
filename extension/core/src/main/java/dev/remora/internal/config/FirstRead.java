package dev.remora.internal.config;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that one thread reads while others wait for it; a failure leaves it unread. */
final class FirstRead<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable T value;

    T get(Supplier<T> reader) {
        T present = value;
        return present != null ? present : read(reader);
    }

    private T read(Supplier<T> reader) {
        lock.lock();
        try {
            T present = value;
            if (present == null) {
                present = reader.get();
                value = present;
            }
            return present;
        } finally {
            lock.unlock();
        }
    }
}
