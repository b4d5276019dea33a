package dev.remora.it.providers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A key that signs tokens. Nimbus signs with it, and the JDK where Nimbus would need a further library. */
public final class JwtKey {

    private final JsonObject jwk;
    private final @Nullable PrivateKey privateKey;
    private final Signer signer;

    @FunctionalInterface
    private interface Signer {
        byte[] sign(String algorithm, byte[] input) throws JOSEException, GeneralSecurityException;
    }

    private JwtKey(JsonObject jwk, @Nullable PrivateKey privateKey, Signer signer) {
        this.jwk = jwk;
        this.privateKey = privateKey;
        this.signer = signer;
    }

    /** Makes an RSA key of 2048 bits. */
    public static JwtKey rsa(String kid) {
        return rsa(kid, 2048);
    }

    /** Makes an RSA key of that many bits. */
    public static JwtKey rsa(String kid, int bits) {
        KeyPair pair = generate("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
        JsonObject jwk = Documents.read(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .keyID(kid)
                .build()
                .toJSONString());
        return new JwtKey(
                signing(jwk, "RS256"),
                pair.getPrivate(),
                (algorithm, input) -> nimbus(
                        new RSASSASigner(pair.getPrivate(), Set.of(AllowWeakRSAKey.getInstance())), algorithm, input));
    }

    /** Makes a key of the curve P-256. */
    public static JwtKey ec(String kid) {
        KeyPair pair = generate("EC", new ECGenParameterSpec("secp256r1"));
        JsonObject jwk = Documents.read(new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                .keyID(kid)
                .build()
                .toJSONString());
        return new JwtKey(
                signing(jwk, "ES256"),
                pair.getPrivate(),
                (algorithm, input) -> nimbus(new ECDSASigner((ECPrivateKey) pair.getPrivate()), algorithm, input));
    }

    /** Makes a key of the curve Ed25519. */
    public static JwtKey ed25519(String kid) {
        KeyPair pair = generate("Ed25519", NamedParameterSpec.ED25519);
        byte[] encoded = pair.getPublic().getEncoded();
        Base64URL x = Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        JsonObject jwk = Documents.read(
                new OctetKeyPair.Builder(Curve.Ed25519, x).keyID(kid).build().toJSONString());
        return new JwtKey(signing(jwk, "EdDSA"), pair.getPrivate(), (algorithm, input) -> {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(input);
            return signature.sign();
        });
    }

    /** The key of a text, for HS256; it is published nowhere. */
    public static JwtKey secret(String text) {
        return secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The key of those bytes, for HS256; it is published nowhere. */
    public static JwtKey secret(byte[] bytes) {
        return new JwtKey(
                JsonObject.EMPTY_JSON_OBJECT,
                null,
                (algorithm, input) -> nimbus(new MACSigner(bytes), algorithm, input));
    }

    /** The public half as a JSON Web Key, with {@code kid}, {@code use} and {@code alg}. */
    public JsonObject jwk() {
        return jwk;
    }

    /** The same key, published for encryption by that algorithm. */
    public JwtKey forEncryption(String algorithm) {
        JsonObject encrypting = Documents.with(Documents.with(jwk, "use", "enc"), "alg", algorithm);
        return new JwtKey(encrypting, privateKey, signer);
    }

    /** The name of the key; empty for a secret. */
    public String kid() {
        return jwk.getString("kid", "");
    }

    /** The algorithm that the key is for, if a test does not say otherwise. */
    public String algorithm() {
        return jwk.getString("alg", "HS256");
    }

    /** The private half, PKCS#8, PEM. */
    public String pem() {
        if (privateKey == null) {
            throw new IllegalStateException("a secret has no private half");
        }
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(privateKey.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    byte[] sign(String algorithm, byte[] input) {
        try {
            return signer.sign(algorithm, input);
        } catch (JOSEException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] nimbus(JWSSigner signer, String algorithm, byte[] input) throws JOSEException {
        return signer.sign(new JWSHeader(JWSAlgorithm.parse(algorithm)), input).decode();
    }

    private static JsonObject signing(JsonObject jwk, String algorithm) {
        return Documents.with(Documents.with(jwk, "use", "sig"), "alg", algorithm);
    }

    private static KeyPair generate(String type, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
