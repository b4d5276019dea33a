package dev.remora.internal.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.Secret;
import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys made by the other implementation of JOSE, and tokens that it signs and verifies with them. */
final class NimbusKeys {

    static final List<String> ALGORITHMS = List.of(
            "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512",
            "EdDSA", "Ed25519");
    static final Secret SECRET = Secret.of("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
    static final String CLAIMS = "{\"iss\":\"https://op.example\",\"sub\":\"jürgen\"}";

    private static final RSAKey RSA;
    private static final RSAKey OTHER_RSA;
    private static final ECKey P256;
    private static final ECKey P384;
    private static final ECKey P521;
    private static final OctetKeyPair ED25519;

    static {
        try {
            RSA = new RSAKeyGenerator(2048).keyID("rsa").generate();
            OTHER_RSA = new RSAKeyGenerator(2048).generate();
            P256 = new ECKeyGenerator(Curve.P_256).keyID("p256").generate();
            P384 = new ECKeyGenerator(Curve.P_384).keyID("p384").generate();
            P521 = new ECKeyGenerator(Curve.P_521).keyID("p521").generate();
            ED25519 = new OctetKeyPairGenerator(Curve.Ed25519)
                    .keyID("ed25519")
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private NimbusKeys() {}

    /** One that is not the provider's. */
    static RSAKey otherRsa(@Nullable String name) {
        return new RSAKey.Builder(OTHER_RSA).keyID(name).build();
    }

    static JWK key(String algorithm) {
        return switch (algorithm) {
            case "ES256" -> P256;
            case "ES384" -> P384;
            case "ES512" -> P521;
            case "EdDSA", "Ed25519" -> ED25519;
            default -> RSA;
        };
    }

    static RSAKey rsa() {
        return RSA;
    }

    static ECKey p256() {
        return P256;
    }

    static OctetKeyPair ed25519() {
        return ED25519;
    }

    static JWSSigner signer(String algorithm) throws JOSEException {
        return switch (algorithm.substring(0, 2)) {
            case "HS" -> new MACSigner(SECRET.reveal());
            case "RS", "PS" -> new RSASSASigner(RSA);
            case "ES" -> new ECDSASigner((ECKey) key(algorithm));
            default -> new Ed25519Signer(ED25519);
        };
    }

    static JWSVerifier verifier(String algorithm) throws JOSEException {
        return switch (algorithm.substring(0, 2)) {
            case "HS" -> new MACVerifier(SECRET.reveal());
            case "RS", "PS" -> new RSASSAVerifier(RSA);
            case "ES" -> new ECDSAVerifier((ECKey) key(algorithm));
            default -> new Ed25519Verifier(ED25519.toPublicJWK());
        };
    }

    static String signed(String algorithm) throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                        .keyID(key(algorithm).getKeyID())
                        .build(),
                CLAIMS);
    }

    static String signed(JWSHeader header, String claims) throws JOSEException {
        JWSObject token = new JWSObject(header, new Payload(claims));
        token.sign(signer(header.getAlgorithm().getName()));
        return token.serialize();
    }

    static JsonObject json(String text) {
        return new JsonReader().parse(text).asJsonObject();
    }

    static JsonWebKeySet keys(JWK... keys) throws JoseException {
        return keys(List.of(keys).stream()
                .map(key -> key.toPublicJWK().toJSONString())
                .toArray(String[]::new));
    }

    static JsonWebKeySet keys(String... keys) throws JoseException {
        return JsonWebKeySet.read(json("{\"keys\":[" + String.join(",", keys) + "]}"));
    }

    static CompactToken token(String text) throws JoseException {
        return CompactToken.parse(new JsonReader(), text);
    }
}
