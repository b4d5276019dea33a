package dev.remora.it.providers;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** What issuers must not do, one fault each, for {@link ScriptedIssuer#bend}; and the odd things that they may do. */
public final class OpenIdFaults {

    private OpenIdFaults() {}

    // the issuer and the client

    /** Tokens of another issuer. */
    public static void invalidIss(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.with("iss", issuer.identifier() + "/other"));
    }

    /** Tokens of nobody. */
    public static void missingIss(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.without("iss"));
    }

    /** Tokens about nobody. */
    public static void missingSub(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.without("sub"));
    }

    /** Tokens for another client. */
    public static void invalidAud(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.with("aud", ScriptedIssuer.CLIENT + "-other"));
    }

    /** Tokens for nobody. */
    public static void missingAud(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.without("aud"));
    }

    /** The audience as an array, which is right. */
    public static void audAsArray(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.with("aud", OpenIdDocuments.array(ScriptedIssuer.CLIENT)));
    }

    /** Tokens for a further client, of which ours knows nothing. */
    public static void invalidSecondaryAud(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.with("aud", OpenIdDocuments.array(ScriptedIssuer.CLIENT, "another")));
    }

    /** Tokens that were issued to another client. */
    public static void invalidAzp(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.with("azp", ScriptedIssuer.CLIENT + "-other"));
    }

    // times

    /** Tokens that ended ten minutes ago. */
    public static void expired(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.with("exp", now() - 600).with("iat", now() - 900));
    }

    /** Tokens without an end. */
    public static void missingExp(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.without("exp"));
    }

    /** Tokens of an unknown time. */
    public static void missingIat(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.without("iat"));
    }

    /** Tokens that are good in ten minutes. */
    public static void notYetValid(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.with("nbf", now() + 600));
    }

    /** The end as a text. */
    public static void expAsText(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.with("exp", Long.toString(now() + 300)));
    }

    // what ties a token to the sign-in

    /** The nonce of another sign-in. */
    public static void invalidNonce(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.with("nonce", "canary-other-nonce"));
    }

    /** No nonce although one was sent. */
    public static void missingNonce(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.without("nonce"));
    }

    /** The hash of another access token. */
    public static void invalidAtHash(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.with("at_hash", OpenIdDocuments.halfHash("another")));
    }

    /** No time of sign-in, which a client that sent {@code max_age} needs. */
    public static void missingAuthTime(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.without("auth_time"));
    }

    /** A sign-in of two hours ago. */
    public static void oldAuthTime(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.with("auth_time", now() - 7200));
    }

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
        issuer.compactIdToken(OpenIdFaults::withOtherSubject);
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

    // the document and userinfo

    /** A document of another issuer. */
    public static void issuerMismatch(ScriptedIssuer issuer) {
        issuer.metadata(document -> Documents.with(document, "issuer", issuer.identifier() + "/other"));
    }

    /** Another token endpoint for clients that show a certificate, which is right (RFC 8705 section 5). */
    public static void mtlsEndpointAliases(ScriptedIssuer issuer) {
        JsonObject aliases = Json.createObjectBuilder()
                .add("token_endpoint", issuer.identifier() + "/" + OpenIdEndpoint.TOKEN.pathWithCertificate())
                .build();
        issuer.metadata(document -> Documents.with(document, "mtls_endpoint_aliases", aliases));
    }

    /** A document whose issuer has a slash at its end. */
    public static void issuerWithSlash(ScriptedIssuer issuer) {
        issuer.metadata(document -> Documents.with(document, "issuer", issuer.identifier() + "/"));
    }

    /** Userinfo of somebody else. */
    public static void userinfoInvalidSub(ScriptedIssuer issuer) {
        issuer.userinfo(claims -> Documents.with(claims, "sub", "somebody-else"));
    }

    /** Userinfo of nobody. */
    public static void userinfoMissingSub(ScriptedIssuer issuer) {
        issuer.userinfo(claims -> Documents.without(claims, "sub"));
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

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
