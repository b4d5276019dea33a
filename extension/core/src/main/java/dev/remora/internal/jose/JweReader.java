package dev.remora.internal.jose;

import dev.remora.internal.jose.JoseException.Problem;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.JsonWebEncryption;

/** Decrypts by the algorithms named here; RSA1_5, PBES2, {@code dir} and secrets as keys are none of them. */
final class JweReader {

    private static final Set<String> RSA = Set.of("RSA-OAEP-256");
    private static final Set<String> ECDH = Set.of("ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW");
    private static final Set<String> CONTENT =
            Set.of("A128GCM", "A192GCM", "A256GCM", "A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512");

    private JweReader() {}

    static byte[] read(CompactToken token, JoseKey key) throws JoseException {
        Set<String> allowed = key.key() instanceof RSAKey ? RSA : ECDH;
        if (!(key.key() instanceof PrivateKey)
                || !allowed.contains(token.alg())
                || !CONTENT.contains(token.header().getString("enc", ""))) {
            throw new JoseException(
                    Problem.ALGORITHM, "the alg or the enc of its header is not among those allowed for the key");
        }
        for (String part : token.text().split("\\.", -1)) {
            Base64Url.decode(part); // jose4j skips characters that are not of the alphabet
        }
        try {
            JsonWebEncryption jwe = new JsonWebEncryption();
            jwe.setAlgorithmConstraints(permitted(allowed));
            jwe.setContentEncryptionAlgorithmConstraints(permitted(CONTENT));
            jwe.setCompactSerialization(token.text());
            jwe.setKey(key.key());
            return jwe.getPlaintextBytes();
        } catch (org.jose4j.lang.JoseException | RuntimeException e) {
            // no cause, and one answer for all: what failed would tell an attacker about the key
            throw new JoseException(Problem.ENCRYPTION, "it cannot be decrypted with the key");
        }
    }

    private static AlgorithmConstraints permitted(Set<String> names) {
        return new AlgorithmConstraints(ConstraintType.PERMIT, names.toArray(String[]::new));
    }
}
