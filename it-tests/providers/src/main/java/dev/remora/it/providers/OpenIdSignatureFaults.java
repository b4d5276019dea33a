package dev.remora.it.providers;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/** Signatures, headers and keys that no honest issuer has, one fault each, for {@link ScriptedIssuer#bend}; and odd ones that are right. */
public final class OpenIdSignatureFaults {

    private OpenIdSignatureFaults() {}

    // signatures

    /** Tokens that are not signed. */
    public static void sigNone(ScriptedIssuer issuer) {
        issuer.idToken(Jwt::unsigned);
    }

    /** Tokens that name no algorithm. */
    public static void missingAlg(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.withoutHeader("alg"));
    }

    /** A null in the place of the algorithm. */
    public static void nullAlg(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.header("alg", JsonValue.NULL));
    }

    /** Claims that were changed after they were signed. */
    public static void invalidSig(ScriptedIssuer issuer) {
        issuer.compactIdToken(OpenIdSignatureFaults::withOtherSubject);
    }

    /** The signature of a key that nobody published, under the name of the published one. */
    public static void signedByAnother(ScriptedIssuer issuer) {
        JwtKey other = JwtKey.rsa("other");
        issuer.idToken(token -> token.signedBy(other, "RS256"));
    }

    /** HS256 with what everybody can read, the public key, as its secret. */
    public static void publicKeyAsSecret(ScriptedIssuer issuer) {
        byte[] modulus = Base64.getUrlDecoder().decode(issuer.key().jwk().getString("n"));
        issuer.idToken(token -> token.signedBy(JwtKey.secret(modulus), "HS256"));
    }

    /** HS256 with the client's secret, which is right if both have agreed on it. */
    public static void clientSecretAsKey(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.signedBy(JwtKey.secret(ScriptedIssuer.SECRET)));
    }

    /** ES256 by a published key, which is right if both have agreed on it. */
    public static void es256(ScriptedIssuer issuer) {
        JwtKey ec = JwtKey.ec("ec");
        issuer.signWith(ec).publish(issuer.publishedWith(ec));
    }

    /** ES256 by a published key, and claims that were changed after that. */
    public static void invalidSigEs256(ScriptedIssuer issuer) {
        es256(issuer);
        invalidSig(issuer);
    }

    /** EdDSA by a published key, which is right if both have agreed on it. */
    public static void edDsa(ScriptedIssuer issuer) {
        JwtKey ed = JwtKey.ed25519("ed");
        issuer.signWith(ed).publish(issuer.publishedWith(ed));
    }

    /** PS256 by the published RSA key, which is right if both have agreed on it. */
    public static void ps256(ScriptedIssuer issuer) {
        JsonObject key = Documents.without(issuer.key().jwk(), "alg");
        issuer.publish(List.of(key)).idToken(token -> token.signedBy(token.key(), "PS256"));
    }

    // encryption

    /** Tokens that are encrypted for that key after they were signed, which is right if both have agreed on it. */
    public static Consumer<ScriptedIssuer> encryptedFor(JwtKey recipient) {
        return issuer -> issuer.compactIdToken(token -> JwtEncryption.encrypt(token, recipient));
    }

    /** Tokens that are encrypted for that key, and not signed. */
    public static Consumer<ScriptedIssuer> unsignedEncryptedFor(JwtKey recipient) {
        return issuer -> {
            sigNone(issuer);
            encryptedFor(recipient).accept(issuer);
        };
    }

    // headers

    /** A header that names the address of the key: an address of the issuer's, where nobody may ask. */
    public static void keyByAddress(ScriptedIssuer issuer) {
        signedByAnother(issuer);
        issuer.idToken(token -> token.header("jku", issuer.identifier() + "/jku")
                .header("x5u", issuer.identifier() + "/x5u")
                .withoutHeader("kid"));
    }

    /** A header that brings its own key. */
    public static void keyInHeader(ScriptedIssuer issuer) {
        JwtKey other = JwtKey.rsa("other");
        issuer.idToken(token -> token.signedBy(other).header("jwk", other.jwk()));
    }

    /** A header with an extension that must be understood, and that nobody understands. */
    public static void unknownCrit(ScriptedIssuer issuer) {
        issuer.idToken(
                token -> token.header("crit", OpenIdDocuments.array("example")).header("example", "x"));
    }

    /** Tokens that say that they are access tokens. */
    public static void accessTokenType(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.header("typ", "at+jwt"));
    }

    // keys

    /** One key without a name, and tokens that name none; which is right. */
    public static void kidAbsentSingleJwks(ScriptedIssuer issuer) {
        issuer.publish(List.of(Documents.without(issuer.key().jwk(), "kid")))
                .idToken(token -> token.withoutHeader("kid"));
    }

    /** Several keys that could have signed, and tokens that name none. */
    public static void kidAbsentMultipleJwks(ScriptedIssuer issuer) {
        issuer.publish(List.of(
                        Documents.without(JwtKey.rsa("other").jwk(), "kid"),
                        Documents.without(issuer.key().jwk(), "kid")))
                .idToken(token -> token.withoutHeader("kid"));
    }

    /** Keys for other uses, of other types and with nothing in them under the same name, before the right one. */
    public static void decoyKeys(ScriptedIssuer issuer) {
        String kid = issuer.key().kid();
        JsonObject forEncryption = Documents.with(JwtKey.rsa(kid).jwk(), "use", "enc");
        JsonObject ofOtherType = JwtKey.ec(kid).jwk();
        JsonObject unknown =
                Json.createObjectBuilder().add("kty", "unknown").add("kid", kid).build();
        JsonObject empty = Json.createObjectBuilder().add("kid", kid).build();
        issuer.publish(
                List.of(forEncryption, ofOtherType, unknown, empty, issuer.key().jwk()));
    }

    /** An RSA key of 1024 bits. */
    public static void weakKey(ScriptedIssuer issuer) {
        JwtKey weak = JwtKey.rsa("weak", 1024);
        issuer.signWith(weak).publish(weak);
    }

    /** A new key, published at once in the place of the old one. */
    public static void rotateKey(ScriptedIssuer issuer) {
        JwtKey next = JwtKey.rsa("next-" + Instant.now());
        issuer.signWith(next).publish(next);
    }

    private static String withOtherSubject(String compact) {
        String[] parts = compact.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = Documents.with(Documents.read(claims), "sub", "admin").toString();
        return parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(changed)) + "." + parts[2];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
