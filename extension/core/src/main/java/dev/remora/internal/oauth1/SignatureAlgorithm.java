package dev.remora.internal.oauth1;

import java.util.Optional;

/** A signature method (RFC 5849 section 3.4) together with the consumer's key material. Immutable; its text shows no secret. */
public sealed interface SignatureAlgorithm permits HmacAlgorithm, RsaAlgorithm, PlaintextAlgorithm, CustomAlgorithm {

    /** The value of {@code oauth_signature_method}. */
    String name();

    /** A function of its own for one thread at a time. */
    SignatureFunction newFunction();

    /** The digest that {@code oauth_body_hash} takes with this method; empty where a hash protects nothing. */
    Optional<String> bodyDigest();
}
