package dev.remora.internal.jose;

import dev.remora.internal.jose.JoseException.Problem;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.security.PrivateKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.PublicJsonWebKey;

/** Reads private JSON Web Keys (RFC 7518 section 6, RFC 8037 section 2). */
final class PrivateJwkReader {

    private static final List<String> MEMBERS =
            List.of("kty", "crv", "n", "e", "d", "p", "q", "dp", "dq", "qi", "x", "y");

    private PrivateJwkReader() {}

    static JoseKey read(JsonObject jwk) throws JoseException {
        Map<String, Object> members = new HashMap<>();
        for (String name : MEMBERS) {
            if (jwk.get(name) instanceof JsonString value) {
                members.put(name, value.getString());
            }
        }
        PrivateKey key;
        try {
            key = PublicJsonWebKey.Factory.newPublicJwk(members).getPrivateKey();
        } catch (org.jose4j.lang.JoseException | RuntimeException e) {
            throw none(); // no cause: its message may quote the key
        }
        if (key == null) {
            throw none();
        }
        return new JoseKey(key, jwk.getString("kid", null), jwk.getString("alg", null));
    }

    private static JoseException none() {
        return new JoseException(Problem.MALFORMED, "it is no JSON Web Key with a private key that is known here");
    }
}
