package dev.remora.benchmarks;

import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.JoseKey;
import dev.remora.internal.jose.TokenSigner;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.Secret;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;

/** An ID token with the claims that Keycloak's have, and the key that signed it. */
final class SignedIdToken {

    static final String ISSUER = "https://sso.example.com/realms/main";
    static final String CLIENT_ID = "webshop";
    static final String NONCE = "n-0S6_WzA2Mjn-0S6_WzA2Mjn-0S6_WzA2Mjn-0S6_W";

    private final String algorithm;
    private final KeyPair keys;
    private final String text;

    SignedIdToken(String algorithm) {
        this.algorithm = algorithm;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind(algorithm));
            if (!algorithm.equals("EdDSA")) {
                generator.initialize(algorithm.equals("RS256") ? 2048 : 256);
            }
            this.keys = generator.generateKeyPair();
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
            JoseKey key = JoseKey.read(Secret.of(pem), null).withKid("k1");
            this.text = new TokenSigner(key, algorithm).sign(object("{\"typ\":\"JWT\"}"), claims());
        } catch (GeneralSecurityException | JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    String algorithm() {
        return algorithm;
    }

    String text() {
        return text;
    }

    PublicKey publicKey() {
        return keys.getPublic();
    }

    /** The provider's keys, as it would publish them. */
    String jwks() {
        try {
            JsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(keys.getPublic());
            jwk.setKeyId("k1");
            jwk.setUse("sig");
            return "{\"keys\":[" + jwk.toJson() + "]}";
        } catch (org.jose4j.lang.JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A verifier that has everything but the octets. */
    Signature bare() throws GeneralSecurityException {
        PublicKey key = keys.getPublic();
        Signature signature = Signature.getInstance(
                key instanceof RSAPublicKey
                        ? "SHA256withRSA"
                        : key instanceof ECPublicKey ? "SHA256withECDSAinP1363Format" : algorithm(key));
        signature.initVerify(key);
        return signature;
    }

    byte[] signed() {
        return text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    byte[] signature() {
        return Base64.getUrlDecoder().decode(text.substring(text.lastIndexOf('.') + 1));
    }

    static JsonObject object(String text) {
        return new JsonReader().parse(text).asJsonObject();
    }

    private static String algorithm(PublicKey key) {
        return ((EdECPublicKey) key).getParams().getName();
    }

    private static String kind(String algorithm) {
        return switch (algorithm) {
            case "RS256" -> "RSA";
            case "ES256" -> "EC";
            default -> "Ed25519";
        };
    }

    private static JsonObject claims() {
        long now = Instant.now().getEpochSecond();
        return object("""
                {"exp":%d,"iat":%d,"auth_time":%d,"jti":"6a1f0e4e-9f0e-4d7c-9f66-1f4b2c4f8d6a","iss":"%s","aud":"%s",
                "sub":"f:7c1e0d2a-5b56-4a4e-9b0e-0a8f0e9c3b21:42","typ":"ID","azp":"%s","nonce":"%s",
                "sid":"2b1c8f0a-64a2-4d0c-8f0e-5b7c9d1e3f24","acr":"1","email_verified":true,"name":"Grace Hopper",
                "preferred_username":"grace","given_name":"Grace","family_name":"Hopper","email":"grace@example.com"}
                """.formatted(now + 86_400, now, now, ISSUER, CLIENT_ID, CLIENT_ID, NONCE));
    }
}
