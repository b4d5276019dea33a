package dev.remora.internal.oauth2;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Proof key for code exchange (RFC 7636); S256 is the only method. */
public record Pkce(String verifier) {

    public static final String METHOD = "S256";

    public static Pkce random(SecureRandom random) {
        return new Pkce(RandomText.of(random));
    }

    /** Returns the challenge that the authorization request carries (section 4.2). */
    public String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Pkce[verifier=****]";
    }
}
