package dev.remora.internal.oauth1;

import dev.remora.internal.wire.PercentEncoding;
import dev.remora.internal.wire.Secret;
import java.util.Optional;

/** PLAINTEXT (RFC 5849 section 3.4.4): for secure transport only. */
record PlaintextAlgorithm(Secret consumerSecret) implements SignatureAlgorithm {

    static final String NAME = "PLAINTEXT";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SignatureFunction newFunction() {
        String prefix = PercentEncoding.encode(consumerSecret.reveal()) + '&';
        return (baseString, tokenSecret) -> prefix + PercentEncoding.encode(tokenSecret);
    }

    @Override
    public Optional<String> bodyDigest() {
        return Optional.empty();
    }
}
