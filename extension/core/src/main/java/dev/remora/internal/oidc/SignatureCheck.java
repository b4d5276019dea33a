package dev.remora.internal.oidc;

import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.VerifiedToken;

/** Verifies the signature of a token with the provider's keys, and decrypts it first where the settings say so. */
@FunctionalInterface
public interface SignatureCheck {

    /**
     * Reads a token.
     *
     * @param token in compact form
     * @throws JoseException if its signature is not good
     */
    VerifiedToken verify(String token) throws JoseException;
}
