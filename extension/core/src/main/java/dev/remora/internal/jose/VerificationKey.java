package dev.remora.internal.jose;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A public key of a provider that may verify signatures.
 *
 * @param algorithm the only one it may be used with; {@code null}: any of its kind
 * @param issuer the only one whose tokens it may verify; {@code null}: any of the provider
 */
record VerificationKey(
        PublicKey key,
        KeyType type,
        @Nullable String kid,
        @Nullable JwsAlgorithm algorithm,
        @Nullable String issuer) {

    boolean fits(JwsAlgorithm wanted) {
        return type == wanted.keyType() && (algorithm == null || algorithm == wanted);
    }
}
