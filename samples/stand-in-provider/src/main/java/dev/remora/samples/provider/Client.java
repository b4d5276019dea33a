package dev.remora.samples.provider;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * An application that is registered here.
 *
 * @param key its identifier
 * @param secret its secret
 * @param name what users read
 */
public record Client(String key, String secret, String name) {

    /** The one that is registered with every face, unless tests say otherwise. */
    public static final Client SAMPLE = new Client("sample-key", "sample-secret", "Remora's sample");

    /** Its header for client_secret_basic (RFC 6749 section 2.3.1). */
    String basic() {
        String pair = URLEncoder.encode(key, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Client[key=" + key + ", name=" + name + "]";
    }
}
