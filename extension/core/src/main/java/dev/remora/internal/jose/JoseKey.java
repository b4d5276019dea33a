package dev.remora.internal.jose;

import dev.remora.internal.jose.JoseException.Problem;
import dev.remora.internal.message.JoseMessages;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.PemKey;
import dev.remora.internal.wire.Secret;
import dev.remora.internal.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The client's own key: a private key that signs or decrypts, or its secret, which signs. */
public final class JoseKey {

    private static final int SHORTEST_MODULUS = 2048;

    private final Key key;
    private final @Nullable String kid;
    private final @Nullable String alg;

    JoseKey(Key key, @Nullable String kid, @Nullable String alg) {
        this.key = key;
        this.kid = kid;
        this.alg = alg;
    }

    /** The secret, in UTF-8, as the key of {@code HS256}, {@code HS384} and {@code HS512}. */
    public static JoseKey secret(Secret secret) {
        return new JoseKey(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HMAC"), null, null);
    }

    /**
     * Reads a private key: PEM text (PKCS#8, PKCS#1, SEC1) or a JSON Web Key, whose {@code kid} and {@code alg} count.
     *
     * @param passphrase opens encrypted PEM text; {@code null}: none
     * @throws JoseException if there is none in it, or none of a kind that is used here; the message is a part of a sentence
     * @throws dev.remora.SettingsException if it is a JSON Web Key, and jose4j is not on the class path
     */
    public static JoseKey read(Secret text, @Nullable Secret passphrase) throws JoseException {
        try {
            if (text.reveal().stripLeading().startsWith("{")) {
                return PrivateJwkReader.read(
                        CompactToken.object(new JsonReader(), text.reveal().getBytes(StandardCharsets.UTF_8), "text"));
            }
            PemKey key = PemKey.read(text, passphrase);
            if (!key.kind().endsWith("PRIVATE KEY")) {
                throw new JoseException(Problem.MALFORMED, "it holds a " + key.kind() + " and no private key");
            }
            return new JoseKey(key.privateKey(), null, null);
        } catch (WireException e) {
            throw new JoseException(Problem.MALFORMED, String.valueOf(e.getMessage()));
        } catch (LinkageError e) {
            throw JoseMessages.libraryMissing(e);
        }
    }

    /** The same, named otherwise; {@code null} leaves the name that it has. */
    public JoseKey withKid(@Nullable String other) {
        return other == null ? this : new JoseKey(key, other, alg);
    }

    /** The name that its signatures carry. */
    public @Nullable String kid() {
        return kid;
    }

    /**
     * The algorithms of signatures that it can make, the most common one first. Empty if it is too short, or made for
     * encryption.
     */
    public List<String> algorithms() {
        Stream<String> names = switch (KeyType.of(key).map(Enum::name).orElse("")) {
            case "OCT" -> Stream.of("HS256", "HS384", "HS512");
            case "RSA" -> Stream.of("RS256", "PS256", "RS384", "PS384", "RS512", "PS512");
            case "P256" -> Stream.of("ES256");
            case "P384" -> Stream.of("ES384");
            case "P521" -> Stream.of("ES512");
            case "ED25519" -> Stream.of("EdDSA", "Ed25519");
            default -> Stream.of();
        };
        return names.filter(name -> fits(JwsAlgorithm.of(name).orElseThrow())).toList();
    }

    /**
     * The algorithm to sign with for a reader that lists some; the most common one if it lists none, or none of these.
     *
     * @throws JoseException if the key signs with none
     */
    public String algorithm(Set<String> listed) throws JoseException {
        List<String> own = algorithms();
        if (own.isEmpty()) {
            throw new JoseException(Problem.ALGORITHM, "it is too short, or of a kind that does not sign");
        }
        return own.stream().filter(listed::contains).findFirst().orElse(own.get(0));
    }

    Key key() {
        return key;
    }

    boolean fits(JwsAlgorithm algorithm) {
        boolean allowed =
                alg == null || JwsAlgorithm.of(alg).filter(algorithm::equals).isPresent();
        return allowed && KeyType.of(key).filter(algorithm.keyType()::equals).isPresent() && isLongEnough(algorithm);
    }

    private boolean isLongEnough(JwsAlgorithm algorithm) {
        if (key instanceof SecretKeySpec secret) {
            return secret.getEncoded().length >= algorithm.shortestSecret();
        }
        return !(key instanceof RSAKey rsa) || rsa.getModulus().bitLength() >= SHORTEST_MODULUS;
    }

    @Override
    public String toString() {
        return "****";
    }
}
