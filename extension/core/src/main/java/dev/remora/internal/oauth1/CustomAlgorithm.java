package dev.remora.internal.oauth1;

import dev.remora.internal.wire.Secret;
import dev.remora.spi.SignatureMethod;
import java.util.Locale;
import java.util.Optional;

/** A signature method of the application's own. */
record CustomAlgorithm(SignatureMethod method, Secret consumerSecret) implements SignatureAlgorithm {

    @Override
    public String name() {
        return method.name();
    }

    @Override
    public SignatureFunction newFunction() {
        return (baseString, tokenSecret) -> method.sign(baseString.toString(), consumerSecret.reveal(), tokenSecret);
    }

    @Override
    public Optional<String> bodyDigest() {
        String upper = name().toUpperCase(Locale.ROOT);
        return Optional.of(upper.endsWith("512") ? "SHA-512" : upper.endsWith("256") ? "SHA-256" : "SHA-1");
    }
}
