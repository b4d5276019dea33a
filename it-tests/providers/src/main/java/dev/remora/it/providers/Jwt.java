package dev.remora.it.providers;

import com.nimbusds.jose.util.Base64URL;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;

/**
 * A token that is not signed yet, so that a test can change all of it.
 *
 * @param header as it will be, whatever signs
 * @param claims the payload
 * @param key signs
 * @param algorithm by which the key signs, whatever the header says; {@code none}: not at all
 */
public record Jwt(JsonObject header, JsonObject claims, JwtKey key, String algorithm) {

    /** The algorithm that leaves the signature empty. */
    public static final String NONE = "none";

    /** An ordinary token of that key. */
    public static Jwt of(JwtKey key, JsonObject claims) {
        JsonObject header = Json.createObjectBuilder()
                .add("alg", key.algorithm())
                .add("typ", "JWT")
                .build();
        return new Jwt(header, claims, key, key.algorithm()).named(key.kid());
    }

    /** With that claim, new or changed. */
    public Jwt with(String claim, JsonValue value) {
        return new Jwt(header, Documents.with(claims, claim, value), key, algorithm);
    }

    /** With that claim, new or changed. */
    public Jwt with(String claim, String value) {
        return with(claim, Json.createValue(value));
    }

    /** With that claim, new or changed. */
    public Jwt with(String claim, long value) {
        return with(claim, Json.createValue(value));
    }

    /** Without that claim. */
    public Jwt without(String claim) {
        return new Jwt(header, Documents.without(claims, claim), key, algorithm);
    }

    /** With that member of the header, new or changed; the signature does not follow it. */
    public Jwt header(String name, JsonValue value) {
        return new Jwt(Documents.with(header, name, value), claims, key, algorithm);
    }

    /** With that member of the header, new or changed; the signature does not follow it. */
    public Jwt header(String name, String value) {
        return header(name, Json.createValue(value));
    }

    /** Without that member of the header. */
    public Jwt withoutHeader(String name) {
        return new Jwt(Documents.without(header, name), claims, key, algorithm);
    }

    /** Signed by another key, whose name stands in the header. */
    public Jwt signedBy(JwtKey other) {
        return signedBy(other, other.algorithm()).named(other.kid());
    }

    /** Signed by another key by that algorithm; the header names the algorithm, and the key that it named before. */
    public Jwt signedBy(JwtKey other, String by) {
        return new Jwt(Documents.with(header, "alg", by), claims, other, by);
    }

    /** Without a signature, and with a header that says so. */
    public Jwt unsigned() {
        return signedBy(key, NONE);
    }

    /** The three parts, signed. */
    public String compact() {
        String input = encode(header) + "." + encode(claims);
        if (algorithm.equals(NONE)) {
            return input + ".";
        }
        return input + "." + Base64URL.encode(key.sign(algorithm, input.getBytes(StandardCharsets.US_ASCII)));
    }

    private Jwt named(String kid) {
        return kid.isEmpty() ? withoutHeader("kid") : header("kid", kid);
    }

    private static String encode(JsonObject part) {
        return Base64URL.encode(part.toString()).toString();
    }
}
