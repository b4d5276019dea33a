package dev.remora.internal.jose;

import dev.remora.internal.jose.JoseException.Problem;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;

/** Signs tokens with one key, in compact form (RFC 7515 section 3.1). */
public final class TokenSigner {

    private final JoseKey key;
    private final String name;
    private final JwsAlgorithm algorithm;
    // looking it up scans the class path
    private final JsonBuilderFactory json = Json.createBuilderFactory(Map.of());

    /**
     * Makes one.
     *
     * @param algorithm one of {@link JoseKey#algorithms()}; the header has it in this form
     * @throws JoseException if the key cannot sign with it
     */
    public TokenSigner(JoseKey key, String algorithm) throws JoseException {
        this.key = key;
        this.name = algorithm;
        this.algorithm = JwsAlgorithm.of(algorithm)
                .filter(key::fits)
                .orElseThrow(() -> new JoseException(
                        Problem.ALGORITHM, "its kind or its length does not fit the algorithm " + algorithm));
    }

    /** The algorithm, in the form that its tokens name. */
    public String algorithm() {
        return name;
    }

    /**
     * Signs claims.
     *
     * @param header what the header has beside {@code alg} and the {@code kid} of the key, such as {@code typ}
     * @throws JoseException if this Java does not sign with the key
     */
    public String sign(JsonObject header, JsonObject claims) throws JoseException {
        JsonObjectBuilder full = json.createObjectBuilder().add("alg", name);
        String kid = key.kid();
        if (kid != null) {
            full.add("kid", kid);
        }
        full.addAll(json.createObjectBuilder(header));
        String signed = encoded(full.build()) + "." + encoded(claims);
        try {
            byte[] signature = algorithm.sign(key.key(), signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64Url.encode(signature);
        } catch (GeneralSecurityException e) {
            throw new JoseException(Problem.ALGORITHM, "this Java cannot sign with it by the algorithm " + name);
        }
    }

    private static String encoded(JsonObject object) {
        return Base64Url.encode(object.toString().getBytes(StandardCharsets.UTF_8));
    }
}
