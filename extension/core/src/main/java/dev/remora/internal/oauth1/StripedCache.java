package dev.remora.internal.oauth1;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Lends what is dear to make to one thread at a time, without a lock: to the same thread the same thing, most of the time.
 * No thread-local: the container's threads would keep it, and with it the class loader of the deployment.
 */
final class StripedCache<T> {

    private static final int SLOTS = 64;
    // references stand two cache lines apart (processors fetch lines in pairs), so that threads do not slow each other
    // down
    private static final int SPACING = 32;

    private final AtomicReferenceArray<@Nullable T> slots = new AtomicReferenceArray<>((SLOTS + 1) * SPACING);

    /** Takes an object that nobody else has now; null if there is none. */
    @Nullable
    T take() {
        return slots.getAndSet(slot(), null);
    }

    /** Takes back; what another thread put there meanwhile is left to the garbage collector. */
    void give(T thing) {
        slots.setRelease(slot(), thing);
    }

    private static int slot() {
        return (1 + (int) (Thread.currentThread().getId() % SLOTS)) * SPACING;
    }
}
