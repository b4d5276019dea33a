package dev.remora.internal.oauth1;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.util.Base64;
import java.util.Optional;

/** RSASSA-PKCS1-v1_5 (RFC 5849 section 3.4.3) with one of the SHA digests. No shared secret takes part. */
record RsaAlgorithm(String name, String jcaName, String digest, RSAPrivateKey key) implements SignatureAlgorithm {

    @Override
    public SignatureFunction newFunction() {
        Signature signature = initialized();
        return (baseString, tokenSecret) -> {
            try {
                signature.update(baseString.array(), 0, baseString.length());
                return Base64.getEncoder().encodeToString(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Override
    public Optional<String> bodyDigest() {
        return Optional.of(digest);
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "RsaAlgorithm[" + name + "]";
    }

    /** Fails for a key that is too short for the digest. */
    Signature initialized() {
        try {
            Signature signature = Signature.getInstance(jcaName);
            signature.initSign(key);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
