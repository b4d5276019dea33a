package dev.remora.samples.provider;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** OpenID Connect by the book: discovery, signed ID tokens, userinfo, revocation and RP-initiated logout. */
final class AcmeFace implements Face {

    /** The path of the token endpoint. */
    static final String TOKEN = "/acme/token";

    private static final int LIFETIME_SECONDS = 3600;

    private final String issuer;
    private final Authorizations authorizations;
    private final BearerTokens tokens;
    private final IdTokens idTokens;

    private final Map<String, String> scopes = new ConcurrentHashMap<>();

    AcmeFace(String issuer, Client client, List<User> users, SecureRandom random, TokenMac mac) {
        this.issuer = issuer;
        this.authorizations = new Authorizations("Acme", "#6639ba", client, users, random, Map.of("iss", issuer));
        this.tokens = new BearerTokens(users, "Bearer", "acme_", 18, random, mac);
        this.idTokens = new IdTokens(issuer, client);
    }

    @Override
    public String path() {
        return "acme";
    }

    @Override
    public void answer(Call call) throws IOException {
        switch (call.path()) {
            case "/acme/.well-known/openid-configuration" -> json(call, 200, metadata());
            case "/acme/jwks" -> json(call, 200, idTokens.keys());
            case "/acme/authorize" -> authorizations.ask(call);
            case "/acme/decision" -> authorizations.decide(call);
            case TOKEN -> token(call);
            case "/acme/userinfo" -> json(call, 200, userinfo(call));
            case "/acme/revoke" -> revoke(call);
            case "/acme/logout" -> logout(call);
            default -> throw new Refusal(404, "not_found", "Not Found");
        }
    }

    @Override
    public void refuse(Call call, Refusal refusal) throws IOException {
        if (call.path().equals("/acme/authorize") || call.path().equals("/acme/decision")) {
            authorizations.refuse(call, refusal);
        } else {
            JsonObject error = Json.createObjectBuilder()
                    .add("error", refusal.error())
                    .add("error_description", refusal.description())
                    .build();
            json(call, refusal.status(), error);
        }
    }

    private void token(Call call) throws IOException {
        Authorizations.Grant grant = authorizations.redeem(call);
        String accessToken = tokens.issue(grant.user());
        scopes.put(accessToken, grant.scope());
        JsonObjectBuilder answer = Json.createObjectBuilder()
                .add("access_token", accessToken)
                .add("token_type", "Bearer")
                .add("expires_in", LIFETIME_SECONDS)
                .add("scope", grant.scope());
        if (List.of(grant.scope().split(" ", -1)).contains("openid")) {
            answer.add("id_token", idTokens.issue(grant));
        }
        json(call, 200, answer.build());
    }

    private JsonObject userinfo(Call call) {
        User user = tokens.caller(call)
                .orElseThrow(() -> new Refusal(401, "invalid_token", "the access token is wrong or was taken back"));
        String token = call.header("Authorization").orElse("").replaceFirst("^\\S+ ", "");
        List<String> scope = List.of(scopes.getOrDefault(token, "").split(" ", -1));
        JsonObjectBuilder claims = Json.createObjectBuilder().add("sub", Long.toString(user.id()));
        if (scope.contains("profile")) {
            claims.add("name", user.name()).add("preferred_username", user.login());
        }
        if (scope.contains("email")) {
            claims.add("email", user.login() + "@acme.example").add("email_verified", true);
        }
        return claims.build();
    }

    /** RFC 7009: an unknown token is taken back just as well. */
    private void revoke(Call call) throws IOException {
        if (!authorizations.isClient(call)) {
            throw new Refusal(401, "invalid_client", "the application's key or secret is wrong");
        }
        tokens.revoke(call.form("token").orElse(""));
        call.answer(200, "text/plain", "");
    }

    /** OpenID Connect RP-Initiated Logout 1.0: there is no session here, so the browser goes back at once. */
    private void logout(Call call) throws IOException {
        String back = call.query("post_logout_redirect_uri").orElse("");
        Authorizations.requireLoopback(back);
        Map<String, String> parameters =
                call.query("state").map(state -> Map.of("state", state)).orElse(Map.of());
        call.redirect(parameters.isEmpty() ? URI.create(back) : Texts.withQuery(back, parameters));
    }

    private JsonObject metadata() {
        return Json.createObjectBuilder()
                .add("issuer", issuer)
                .add("authorization_endpoint", issuer + "/authorize")
                .add("token_endpoint", issuer + "/token")
                .add("jwks_uri", issuer + "/jwks")
                .add("userinfo_endpoint", issuer + "/userinfo")
                .add("revocation_endpoint", issuer + "/revoke")
                .add("end_session_endpoint", issuer + "/logout")
                .add("scopes_supported", array("openid", "profile", "email"))
                .add("response_types_supported", array("code"))
                .add("response_modes_supported", array("query", "form_post"))
                .add("subject_types_supported", array("public"))
                .add("id_token_signing_alg_values_supported", array("RS256"))
                .add("token_endpoint_auth_methods_supported", array("client_secret_basic", "client_secret_post"))
                .add("code_challenge_methods_supported", array("S256"))
                .add("authorization_response_iss_parameter_supported", true)
                .build();
    }

    private static JsonArray array(String... texts) {
        return Json.createArrayBuilder(List.of(texts)).build();
    }

    private static void json(Call call, int status, JsonObject object) throws IOException {
        call.answer(status, "application/json", object.toString());
    }
}
