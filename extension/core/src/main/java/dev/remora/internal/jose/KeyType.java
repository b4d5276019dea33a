package dev.remora.internal.jose;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/** The kinds of keys of signatures, one for each curve. */
enum KeyType {
    OCT("", 0),
    RSA("", 0),
    P256("secp256r1", 64),
    P384("secp384r1", 96),
    P521("secp521r1", 132),
    ED25519("Ed25519", 64);

    private final String curve;
    private final int signatureLength;

    KeyType(String curve, int signatureLength) {
        this.curve = curve;
        this.signatureLength = signatureLength;
    }

    /** The kind of a key of the JDK, private or public; empty if it is none of these. */
    static Optional<KeyType> of(Key key) {
        if (key instanceof SecretKey) {
            return Optional.of(OCT);
        }
        if (key instanceof RSAKey) {
            return Optional.of(RSA);
        }
        if (key instanceof ECKey ec) {
            return Stream.of(P256, P384, P521)
                    .filter(type -> type.isCurveOf(ec.getParams()))
                    .findFirst();
        }
        return key instanceof EdECKey edwards && edwards.getParams().getName().equals(ED25519.curve)
                ? Optional.of(ED25519)
                : Optional.empty();
    }

    /** In octets; 0: as the key has it. */
    int signatureLength() {
        return signatureLength;
    }

    // secp256k1 is as long as P-256
    private boolean isCurveOf(ECParameterSpec other) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(curve));
            return parameters.getParameterSpec(ECParameterSpec.class).getCurve().equals(other.getCurve());
        } catch (GeneralSecurityException e) {
            return false; // a Java without this curve
        }
    }
}
