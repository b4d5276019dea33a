package dev.remora.internal.oauth1;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Lends what signing needs to one thread at a time, without a lock. No thread-local: the container's threads would keep it,
 * and with it the class loader of the deployment.
 */
final class SigningPool {

    private static final int SLOTS = 64;
    // slots stand a cache line apart, so that threads do not slow each other down
    private static final int SPACING = 16;
    private static final int MAX_KEPT = 64 * 1024;

    private final AtomicReferenceArray<@Nullable Signing> slots = new AtomicReferenceArray<>(SLOTS * SPACING);
    private final SignatureAlgorithm algorithm;
    private final HeaderFormat format;

    SigningPool(SignatureAlgorithm algorithm, HeaderFormat format) {
        this.algorithm = algorithm;
        this.format = format;
    }

    Signing take() {
        Signing idle = slots.getAndSet(slot(), null);
        return idle == null ? new Signing(algorithm.newFunction(), format) : idle;
    }

    /** Takes back what did its work; after a failure it is left to the garbage collector. */
    void give(Signing signing) {
        if (signing.capacity() <= MAX_KEPT) {
            slots.set(slot(), signing);
        }
    }

    private static int slot() {
        return (int) (Thread.currentThread().getId() % SLOTS) * SPACING;
    }
}
