package dev.remora.internal.jose;

import dev.remora.internal.jose.JoseException.Problem;
import dev.remora.internal.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Verifies signed tokens by an algorithm of a fixed list, never by one that only the token names (RFC 8725 section 3.1). */
public final class TokenVerifier {

    private final Set<JwsAlgorithm> allowed = EnumSet.noneOf(JwsAlgorithm.class);
    private final @Nullable Secret clientSecret;

    /**
     * Makes one.
     *
     * @param algorithms by the names of RFC 7518 and 8037; {@code EdDSA} and {@code Ed25519} are one
     * @param clientSecret the key of {@code HS256}, {@code HS384} and {@code HS512}, in UTF-8
     * @throws IllegalArgumentException if an algorithm is not {@linkplain #supports(String) supported}
     */
    public TokenVerifier(Set<String> algorithms, @Nullable Secret clientSecret) {
        for (String name : algorithms) {
            allowed.add(JwsAlgorithm.of(name)
                    .orElseThrow(() -> new IllegalArgumentException("no algorithm of signatures: " + name)));
        }
        this.clientSecret = clientSecret;
    }

    /** Whether signatures of that name can be verified, and made: HS, RS, PS, ES with 256, 384 or 512, EdDSA and Ed25519. */
    public static boolean supports(String algorithm) {
        return JwsAlgorithm.of(algorithm).isPresent();
    }

    /**
     * Verifies the signature, then reads the claims.
     *
     * @param keys the provider's; not looked at for the algorithms with a secret
     * @throws JoseException if the signature is not good; {@link Problem#NO_KEY}: newer keys may help
     */
    public VerifiedToken verify(CompactToken token, JsonWebKeySet keys) throws JoseException {
        if (token.encrypted()) {
            throw new JoseException(Problem.ENCRYPTION, "it is encrypted, and not signed outside");
        }
        if (token.alg().equalsIgnoreCase("none")) {
            throw new JoseException(Problem.UNSIGNED, "it is not signed");
        }
        JwsAlgorithm algorithm = allowed(token.alg());
        byte[] signed = token.signedOctets();
        byte[] signature = token.signature();
        if (algorithm.symmetric()) {
            verify(algorithm, key(algorithm), signed, signature);
            return read(token, null);
        }
        return read(
                token,
                verify(algorithm, keys.find(algorithm, token.kid()), signed, signature)
                        .issuer());
    }

    private JwsAlgorithm allowed(String name) throws JoseException {
        JwsAlgorithm algorithm = JwsAlgorithm.of(name)
                .orElseThrow(() -> new JoseException(
                        Problem.ALGORITHM, "the alg of its header is no algorithm of signatures that is known here"));
        if (!allowed.contains(algorithm)) {
            throw new JoseException(
                    Problem.ALGORITHM, "it is signed with " + name + ", which id-token-algorithms does not name");
        }
        return algorithm;
    }

    private static VerifiedToken read(CompactToken token, @Nullable String keyIssuer) throws JoseException {
        return new VerifiedToken(
                token.header(), CompactToken.object(token.json(), token.payload(), "payload"), keyIssuer);
    }

    private static VerificationKey verify(
            JwsAlgorithm algorithm, List<VerificationKey> keys, byte[] signed, byte[] signature) throws JoseException {
        for (VerificationKey key : keys) {
            if (isGood(algorithm, key.key(), signed, signature)) {
                return key;
            }
        }
        throw badSignature();
    }

    private static void verify(JwsAlgorithm algorithm, Key key, byte[] signed, byte[] signature) throws JoseException {
        if (!isGood(algorithm, key, signed, signature)) {
            throw badSignature();
        }
    }

    private static boolean isGood(JwsAlgorithm algorithm, Key key, byte[] signed, byte[] signature) {
        try {
            return algorithm.verify(key, signed, signature);
        } catch (GeneralSecurityException e) {
            return false; // a signature of another length, or a key that the platform does not take
        }
    }

    private Key key(JwsAlgorithm algorithm) throws JoseException {
        byte[] octets =
                clientSecret == null ? new byte[0] : clientSecret.reveal().getBytes(StandardCharsets.UTF_8);
        // RFC 7518 section 3.2
        if (octets.length < algorithm.shortestSecret()) {
            throw new JoseException(
                    Problem.ALGORITHM,
                    "its alg needs a client secret of at least " + algorithm.shortestSecret() + " octets");
        }
        return new SecretKeySpec(octets, "HMAC");
    }

    private static JoseException badSignature() {
        return new JoseException(Problem.BAD_SIGNATURE, "its signature is not good");
    }
}
