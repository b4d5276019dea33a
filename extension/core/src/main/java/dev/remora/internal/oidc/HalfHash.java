package dev.remora.internal.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The left half of a hash, by which an ID token names an access token, a code or a state (OpenID Connect Core 3.1.3.6, 3.3.2.11). */
final class HalfHash {

    private HalfHash() {}

    /** Tells if the claim is that of the value; of an algorithm of which no hash is known it never is. */
    static boolean matches(String claim, String value, @Nullable String algorithm) {
        String hash = hash(algorithm == null ? "" : algorithm);
        if (hash == null) {
            return false;
        }
        byte[] whole = digest(hash, value.getBytes(StandardCharsets.US_ASCII));
        String half = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, whole.length / 2));
        return MessageDigest.isEqual(half.getBytes(StandardCharsets.US_ASCII), claim.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String hash(String algorithm) {
        return switch (algorithm) {
            case "RS256", "PS256", "ES256", "HS256" -> "SHA-256";
            case "RS384", "PS384", "ES384", "HS384" -> "SHA-384";
            // Ed25519 hashes with SHA-512 itself; Core names no hash for EdDSA, and this is what providers take
            case "RS512", "PS512", "ES512", "HS512", "EdDSA", "Ed25519" -> "SHA-512";
            default -> null;
        };
    }

    private static byte[] digest(String hash, byte[] octets) {
        try {
            return MessageDigest.getInstance(hash).digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + hash, e);
        }
    }
}
