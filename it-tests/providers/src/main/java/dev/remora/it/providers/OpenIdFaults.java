package dev.remora.it.providers;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;

/** Claims and documents that issuers must not send, one fault each, for {@link ScriptedIssuer#bend}; and the odd things that they may do. */
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
        issuer.idToken(token -> token.with("at_hash", OpenIdDocuments.halfHash("another", token.algorithm())));
    }

    /** No time of sign-in, which a client that sent {@code max_age} needs. */
    public static void missingAuthTime(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.without("auth_time"));
    }

    /** A sign-in of two hours ago. */
    public static void oldAuthTime(ScriptedIssuer issuer) {
        issuer.idToken(token -> token.with("auth_time", now() - 7200));
    }

    // the document and userinfo

    /** A document of another issuer. */
    public static void issuerMismatch(ScriptedIssuer issuer) {
        issuer.metadata(document -> Documents.with(document, "issuer", issuer.identifier() + "/other"));
    }

    /** Other endpoints for clients that show a certificate, which is right (RFC 8705 section 5). */
    public static void mtlsEndpointAliases(ScriptedIssuer issuer) {
        JsonObject aliases = Json.createObjectBuilder()
                .add("token_endpoint", issuer.identifier() + "/" + OpenIdEndpoint.TOKEN.pathWithCertificate())
                .add("userinfo_endpoint", issuer.identifier() + "/" + OpenIdEndpoint.USERINFO.pathWithCertificate())
                .add("revocation_endpoint", issuer.identifier() + "/" + OpenIdEndpoint.REVOCATION.pathWithCertificate())
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

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
