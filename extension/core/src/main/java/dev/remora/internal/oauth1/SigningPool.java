package dev.remora.internal.oauth1;

/** Lends what signing needs to one thread at a time. */
final class SigningPool {

    // larger than nearly all requests; what one large form made grow is not kept
    private static final int MAX_KEPT = 64 * 1024;

    private final StripedCache<SigningBuffer> slots = new StripedCache<>();
    private final SignatureAlgorithm algorithm;
    private final HeaderFormat format;

    SigningPool(SignatureAlgorithm algorithm, HeaderFormat format) {
        this.algorithm = algorithm;
        this.format = format;
    }

    SigningBuffer take() {
        SigningBuffer idle = slots.take();
        return idle == null ? new SigningBuffer(algorithm.newFunction(), format) : idle;
    }

    /** Takes back what did its work; after a failure it is left to the garbage collector. */
    void give(SigningBuffer signing) {
        if (signing.capacity() <= MAX_KEPT) {
            slots.give(signing);
        }
    }
}
