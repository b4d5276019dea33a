package dev.remora.it.providers;

import com.nimbusds.jose.util.Base64URL;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The honest documents of a {@link ScriptedIssuer}, and what it wants of its client's requests. */
final class OpenIdDocuments {

    private static final List<String> PROFILE =
            List.of("name", "given_name", "family_name", "preferred_username", "picture", "locale");
    private static final List<String> EMAIL = List.of("email", "email_verified");

    private OpenIdDocuments() {}

    static JsonObject metadata(ScriptedIssuer issuer) {
        return Json.createObjectBuilder()
                .add("issuer", issuer.identifier())
                .add("authorization_endpoint", uri(issuer, OpenIdEndpoint.AUTHORIZATION))
                .add("token_endpoint", uri(issuer, OpenIdEndpoint.TOKEN))
                .add("jwks_uri", uri(issuer, OpenIdEndpoint.KEYS))
                .add("userinfo_endpoint", uri(issuer, OpenIdEndpoint.USERINFO))
                .add("revocation_endpoint", uri(issuer, OpenIdEndpoint.REVOCATION))
                .add("end_session_endpoint", uri(issuer, OpenIdEndpoint.END_SESSION))
                .add("response_types_supported", array("code"))
                .add("response_modes_supported", array("query", "form_post"))
                .add("subject_types_supported", array("public"))
                .add("id_token_signing_alg_values_supported", array("RS256", "PS256", "ES256", "EdDSA"))
                .add(
                        "token_endpoint_auth_methods_supported",
                        array("client_secret_basic", "client_secret_post", "private_key_jwt", "client_secret_jwt"))
                .add("token_endpoint_auth_signing_alg_values_supported", array("RS256", "ES256", "HS256"))
                .add("code_challenge_methods_supported", array("S256"))
                .add("authorization_response_iss_parameter_supported", true)
                .add("backchannel_logout_supported", true)
                .add("backchannel_logout_session_supported", true)
                .add("frontchannel_logout_supported", true)
                .add("frontchannel_logout_session_supported", true)
                .build();
    }

    /** What is wrong with an authorization request, or null. */
    static @Nullable String faultOfAuthorization(OpenIdRequest request) {
        Map<String, String> wanted =
                Map.of("client_id", ScriptedIssuer.CLIENT, "response_type", "code", "code_challenge_method", "S256");
        for (Map.Entry<String, String> each : wanted.entrySet()) {
            if (!request.parameter(each.getKey()).equals(each.getValue())) {
                return each.getKey() + " is not " + each.getValue();
            }
        }
        for (String name : List.of("redirect_uri", "state", "code_challenge")) {
            if (request.parameter(name).isEmpty()) {
                return name + " is missing";
            }
        }
        return request.repeated().isEmpty() ? null : "more than once: " + request.repeated();
    }

    /** A page that sends the parameters on by POST, as a browser with scripts does at once. */
    static String form(String callback, Map<String, String> parameters) {
        String fields = parameters.entrySet().stream()
                .map(entry -> "<input type=\"hidden\" name=\"" + escape(entry.getKey()) + "\" value=\""
                        + escape(entry.getValue()) + "\">")
                .collect(Collectors.joining());
        return "<!DOCTYPE html><html><body onload=\"document.forms[0].submit()\"><form method=\"post\" action=\""
                + escape(callback) + "\">" + fields + "</form></body></html>";
    }

    /** Claims of an ID token. A refreshed one has no nonce. */
    static JsonObject claims(ScriptedIssuer issuer, OpenIdGrant grant, String accessToken, boolean refreshed) {
        long now = Instant.now().getEpochSecond();
        JsonObjectBuilder claims = Json.createObjectBuilder()
                .add("iss", issuer.identifier())
                .add("sub", grant.subject())
                .add("aud", ScriptedIssuer.CLIENT)
                .add("iat", now)
                .add("exp", now + 300)
                .add("auth_time", grant.authenticated().getEpochSecond())
                .add("sid", grant.session())
                .add("at_hash", halfHash(accessToken, issuer.key().algorithm()));
        String nonce = grant.request().parameter("nonce");
        if (!refreshed && !nonce.isEmpty()) {
            claims.add("nonce", nonce);
        }
        return claims.build();
    }

    /** What the scopes of a grant let the client know of a user. */
    static JsonObject ofUser(JsonObject user, OpenIdGrant grant) {
        JsonObjectBuilder claims = Json.createObjectBuilder();
        user.forEach((name, value) -> {
            boolean profile = PROFILE.contains(name);
            boolean email = EMAIL.contains(name);
            if ((!profile && !email) || (profile && grant.has("profile")) || (email && grant.has("email"))) {
                claims.add(name, value);
            }
        });
        return claims.build();
    }

    /** RFC 7636 section 4.2, S256. */
    static String challenge(String verifier) {
        return Base64URL.encode(hash("SHA-256", verifier)).toString();
    }

    /** OpenID Connect Core 1.0 section 3.1.3.6; Ed25519 has SHA-512 in it (RFC 8032 section 5.1). */
    static String halfHash(String value, String algorithm) {
        byte[] hash = hash(algorithm.equals("EdDSA") ? "SHA-512" : "SHA-256", value);
        return Base64URL.encode(Arrays.copyOf(hash, hash.length / 2)).toString();
    }

    static JsonArray array(String... texts) {
        return Json.createArrayBuilder(List.of(texts)).build();
    }

    private static String uri(ScriptedIssuer issuer, OpenIdEndpoint endpoint) {
        URI uri = issuer.uri(endpoint);
        return uri.toString();
    }

    private static byte[] hash(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
