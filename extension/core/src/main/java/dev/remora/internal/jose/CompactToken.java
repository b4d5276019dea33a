package dev.remora.internal.jose;

import dev.remora.internal.jose.JoseException.Problem;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.WireException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A signed or encrypted token in compact form (RFC 7515 section 3.1, RFC 7516 section 3.1) whose parts were told apart.
 * Nothing of it may be trusted. Keys and addresses of keys in the header ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u})
 * are never looked at.
 */
public final class CompactToken {

    /** The most characters of a token. */
    public static final int MAX_LENGTH = 64 * 1024;

    private static final int MAX_HEADER = 8 * 1024;
    private static final int SIGNED_DOTS = 2;
    private static final int ENCRYPTED_DOTS = 4;

    private final String text;
    private final JsonReader json;
    private final JsonObject header;
    private final boolean encrypted;

    private CompactToken(String text, JsonReader json, JsonObject header, boolean encrypted) {
        this.text = text;
        this.json = json;
        this.header = header;
        this.encrypted = encrypted;
    }

    /**
     * Tells the parts apart and reads the header.
     *
     * @param json reads header and claims; one that tolerates nothing
     * @throws JoseException if it is too large or malformed, or if its header has {@code crit}, {@code zip} or
     *     {@code b64=false}
     */
    public static CompactToken parse(JsonReader json, String text) throws JoseException {
        if (text.length() > MAX_LENGTH) {
            throw new JoseException(Problem.TOO_LARGE, "it has more than " + MAX_LENGTH + " characters");
        }
        int dots = dots(text);
        if (dots != SIGNED_DOTS && dots != ENCRYPTED_DOTS) {
            throw new JoseException(Problem.MALFORMED, "it has not the three or five parts of a token");
        }
        byte[] octets = Base64Url.decode(text.substring(0, text.indexOf('.')));
        if (octets.length > MAX_HEADER) {
            throw new JoseException(Problem.TOO_LARGE, "its header has more than " + MAX_HEADER + " octets");
        }
        JsonObject header = object(json, octets, "header");
        check(header);
        return new CompactToken(text, json, header, dots == ENCRYPTED_DOTS);
    }

    /** The header, as the sender wrote it. */
    public JsonObject header() {
        return header;
    }

    /** Whether it has the form of an encrypted token: {@link TokenDecrypter} reads it. */
    public boolean encrypted() {
        return encrypted;
    }

    public String alg() {
        return header.getString("alg");
    }

    public @Nullable String kid() {
        return header.getString("kid", null);
    }

    public @Nullable String typ() {
        return header.getString("typ", null);
    }

    /** The whole token. */
    public String text() {
        return text;
    }

    /** Tells the algorithm alone: neither header nor claims belong into a log. */
    @Override
    public String toString() {
        return encrypted ? "an encrypted token" : "a signed token";
    }

    JsonReader json() {
        return json;
    }

    /** The octets that are signed (RFC 7515 section 5.1); only if it is not encrypted. */
    byte[] signedOctets() {
        return text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] signature() throws JoseException {
        return Base64Url.decode(text.substring(text.lastIndexOf('.') + 1));
    }

    byte[] payload() throws JoseException {
        return Base64Url.decode(text.substring(text.indexOf('.') + 1, text.lastIndexOf('.')));
    }

    static JsonObject object(JsonReader json, byte[] octets, String part) throws JoseException {
        JsonValue value;
        try {
            value = json.parse(octets);
        } catch (WireException e) {
            throw new JoseException(Problem.MALFORMED, "its " + part + " cannot be read: " + e.getMessage());
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new JoseException(Problem.MALFORMED, "its " + part + " is not a JSON object");
    }

    /** Counts no further than needed: a text of nothing but dots costs nothing. */
    private static int dots(String text) {
        int dots = 0;
        int at = text.indexOf('.');
        while (at >= 0 && dots <= ENCRYPTED_DOTS) {
            dots++;
            at = text.indexOf('.', at + 1);
        }
        return dots;
    }

    private static void check(JsonObject header) throws JoseException {
        if (!(header.get("alg") instanceof JsonString)) {
            throw new JoseException(Problem.MALFORMED, "its header has no alg");
        }
        for (String name : new String[] {"kid", "typ", "enc"}) {
            JsonValue value = header.get(name);
            if (value != null && !(value instanceof JsonString)) {
                throw new JoseException(Problem.MALFORMED, "its header's " + name + " is not a string");
            }
        }
        // RFC 7515 section 4.1.11: no extension is understood here
        if (header.containsKey("crit")) {
            throw new JoseException(Problem.CRITICAL_HEADER, "its header has crit, and no extension is understood");
        }
        // RFC 7797 section 3 wants crit beside it; a reader that takes no notice would verify other octets
        if (header.containsKey("b64") && !JsonValue.TRUE.equals(header.get("b64"))) {
            throw new JoseException(Problem.CRITICAL_HEADER, "its header has b64, and unencoded payloads are not read");
        }
        // a small text can become a large one
        if (header.containsKey("zip")) {
            throw new JoseException(Problem.CRITICAL_HEADER, "its header has zip, and compressed tokens are not read");
        }
    }
}
