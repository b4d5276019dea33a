package dev.remora.internal.metadata;

import dev.remora.internal.jose.CompactToken;
import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.JsonWebKeySet;
import dev.remora.internal.jose.TokenVerifier;
import dev.remora.internal.jose.VerifiedToken;

/** Knows the keys that a provider signs with. */
public interface KeySource {

    /**
     * Returns the provider's keys; they are fetched if there is no copy of them.
     *
     * @throws dev.remora.OAuthException if there is no copy, and none can be had
     */
    JsonWebKeySet keys();

    /**
     * Verifies a token. One that names a key which is not known lets the keys be fetched again, once: afterwards tokens that
     * name unknown keys are refused for 30 seconds without asking the provider, however many there are. A token that cannot be
     * verified with any key asks for none.
     *
     * @throws JoseException if the signature is not good, or the provider has no such key
     * @throws dev.remora.OAuthException if there is no copy of the keys, and none can be had
     */
    VerifiedToken verify(CompactToken token, TokenVerifier verifier) throws JoseException;
}
