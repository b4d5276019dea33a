package dev.remora.it.providers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import jakarta.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How a client proved at an endpoint that it is itself.
 *
 * @param method as {@code token_endpoint_auth_method} has it; {@code none} if it only named itself
 * @param header of the client's assertion; empty without one
 * @param claims of the client's assertion; empty without one
 * @param valid whether secret or signature are right
 */
public record ClientProof(String method, JsonObject header, JsonObject claims, boolean valid) {

    /**
     * What is known of a client.
     *
     * @param id its {@code client_id}
     * @param secret its secret
     * @param key its key, where it has one
     */
    record Client(String id, String secret, @Nullable JsonObject key) {}

    static ClientProof read(OpenIdRequest request, Client client) {
        if (!request.parameter("client_assertion").isEmpty()) {
            return assertion(request, client);
        }
        if (request.authorization().startsWith("Basic ")) {
            String[] pair = new String(
                            Base64.getDecoder().decode(request.authorization().substring(6)), StandardCharsets.UTF_8)
                    .split(":", 2);
            boolean right = pair.length == 2 && isClient(client, decode(pair[0]), decode(pair[1]));
            return plain("client_secret_basic", right);
        }
        if (request.parameters().containsKey("client_secret")) {
            return plain(
                    "client_secret_post",
                    isClient(client, request.parameter("client_id"), request.parameter("client_secret")));
        }
        if (!request.certificate().isEmpty()) {
            boolean right = request.certificate().equals(TestAuthority.CLIENT_SUBJECT);
            return plain(
                    "tls_client_auth", right && request.parameter("client_id").equals(client.id()));
        }
        return plain("none", request.parameter("client_id").equals(client.id()));
    }

    ClientProof refused() {
        return new ClientProof(method, header, claims, false);
    }

    private static ClientProof assertion(OpenIdRequest request, Client client) {
        try {
            JWSObject assertion = JWSObject.parse(request.parameter("client_assertion"));
            boolean secret = assertion.getHeader().getAlgorithm().getName().startsWith("HS");
            JsonObject claims = Documents.read(assertion.getPayload().toString());
            boolean right = assertion.verify(verifier(client, secret))
                    && request.parameter("client_assertion_type")
                            .equals("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                    && claims.getString("iss", "").equals(client.id())
                    && claims.getString("sub", "").equals(client.id());
            return new ClientProof(
                    secret ? "client_secret_jwt" : "private_key_jwt",
                    Documents.read(assertion.getHeader().toString()),
                    claims,
                    right);
        } catch (ParseException | JOSEException e) {
            return plain("private_key_jwt", false);
        }
    }

    private static JWSVerifier verifier(Client client, boolean secret) throws JOSEException, ParseException {
        if (secret) {
            return new MACVerifier(client.secret());
        }
        JsonObject key = client.key();
        if (key == null) {
            throw new JOSEException("the client has no key");
        }
        JWK jwk = JWK.parse(key.toString());
        return key.getString("kty").equals("RSA")
                ? new RSASSAVerifier(jwk.toRSAKey())
                : new ECDSAVerifier(jwk.toECKey());
    }

    private static ClientProof plain(String method, boolean valid) {
        return new ClientProof(method, JsonObject.EMPTY_JSON_OBJECT, JsonObject.EMPTY_JSON_OBJECT, valid);
    }

    private static boolean isClient(Client client, String id, String secret) {
        return client.id().equals(id) && client.secret().equals(secret);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
