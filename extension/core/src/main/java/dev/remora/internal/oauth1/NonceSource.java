package dev.remora.internal.oauth1;

import java.security.SecureRandom;

/** Makes nonces (RFC 5849 section 3.3): unreserved characters only, never the same twice. Used by many threads at once. */
@FunctionalInterface
public interface NonceSource {

    String next();

    /** Nonces of 22 letters and digits, which hold 130 random bits. */
    static NonceSource random(SecureRandom random) {
        return new RandomNonces(random);
    }
}
