package dev.remora.samples.provider;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** Signs ID tokens (OpenID Connect Core 1.0 section 2) by RS256 with a key that each start of the program makes. */
final class IdTokens {

    private static final String KEY_NAME = "acme-1";
    private static final int LIFETIME_SECONDS = 300;

    private final String issuer;
    private final Client client;

    IdTokens(String issuer, Client client) {
        this.issuer = issuer;
        this.client = client;
    }

    /** Made once: it takes longer than the provider's start, and one is as good as another. */
    private static final class Key {

        private static final KeyPair PAIR = pair();

        private static KeyPair pair() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    String issue(Authorizations.Grant grant) {
        long now = Instant.now().getEpochSecond();
        JsonObjectBuilder claims = Json.createObjectBuilder()
                .add("iss", issuer)
                .add("sub", Long.toString(grant.user().id()))
                .add("aud", client.key())
                .add("iat", now)
                .add("exp", now + LIFETIME_SECONDS)
                .add("auth_time", now)
                .add("sid", UUID.randomUUID().toString());
        grant.nonce().ifPresent(nonce -> claims.add("nonce", nonce));
        JsonObject header = Json.createObjectBuilder()
                .add("alg", "RS256")
                .add("typ", "JWT")
                .add("kid", KEY_NAME)
                .build();
        String input = base64(header.toString()) + "." + base64(claims.build().toString());
        return input + "." + base64(signature(input));
    }

    /** The public half of the key (RFC 7517). */
    JsonObject keys() {
        RSAPublicKey publicKey = (RSAPublicKey) Key.PAIR.getPublic();
        JsonObject jwk = Json.createObjectBuilder()
                .add("kty", "RSA")
                .add("use", "sig")
                .add("alg", "RS256")
                .add("kid", KEY_NAME)
                .add("n", base64(unsigned(publicKey.getModulus())))
                .add("e", base64(unsigned(publicKey.getPublicExponent())))
                .build();
        return Json.createObjectBuilder()
                .add("keys", Json.createArrayBuilder().add(jwk))
                .build();
    }

    private byte[] signature(String input) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(Key.PAIR.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the sign, for which BigInteger needs an octet more. */
    private static byte[] unsigned(BigInteger number) {
        byte[] octets = number.toByteArray();
        return octets[0] == 0 ? Arrays.copyOfRange(octets, 1, octets.length) : octets;
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
