package dev.remora.internal.jose;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A token whose signature is good. Nobody has looked at its type and its claims.
 *
 * @param keyIssuer the {@code issuer} that the key's own entry names, which Microsoft's have: the token may be of no other one;
 *     {@code null}: none
 */
public record VerifiedToken(
        JsonObject header, JsonObject claims, @Nullable String keyIssuer) {

    /** One whose key names no issuer. */
    public VerifiedToken(JsonObject header, JsonObject claims) {
        this(header, claims, null);
    }

    /** The algorithm of its signature, by the name in its header. */
    public String alg() {
        return header.getString("alg");
    }

    /** The media type that its header names (RFC 7515 section 4.1.9). */
    public @Nullable String typ() {
        return header.getString("typ", null);
    }

    /** Shows no claims. */
    @Override
    public String toString() {
        return "a token signed by " + alg();
    }
}
