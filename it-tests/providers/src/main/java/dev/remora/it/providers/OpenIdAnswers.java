package dev.remora.it.providers;

import dev.remora.it.providers.ScriptedProvider.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the endpoints of a {@link ScriptedIssuer} answer: as they should, but for what the test changed. */
final class OpenIdAnswers {

    /** The user, as userinfo tells of them. */
    static final JsonObject USER = Json.createObjectBuilder()
            .add("sub", "248289761001")
            .add("name", "Jane Doe")
            .add("given_name", "Jane")
            .add("family_name", "Doe")
            .add("preferred_username", "j.doe")
            .add("email", "janedoe@example.test")
            .add("email_verified", true)
            .add("picture", "https://example.test/janedoe/me.jpg")
            .add("locale", "en")
            .build();

    private static final int LIFETIME = 300;

    private final ScriptedIssuer issuer;
    private final Map<String, OpenIdGrant> codes = new ConcurrentHashMap<>();
    private final Map<String, OpenIdGrant> accessTokens = new ConcurrentHashMap<>();
    private final Map<String, OpenIdGrant> refreshTokens = new ConcurrentHashMap<>();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger counter = new AtomicInteger();
    private volatile @Nullable OpenIdGrant latest;

    OpenIdAnswers(ScriptedIssuer issuer) {
        this.issuer = issuer;
    }

    Answer to(OpenIdRequest request) {
        return switch (request.endpoint()) {
            case METADATA -> json(issuer.bentMetadata(OpenIdDocuments.metadata(issuer)));
            case KEYS -> json(issuer.jwks());
            case AUTHORIZATION -> authorize(request);
            case TOKEN -> token(request);
            case USERINFO -> userinfo(request);
            case REVOCATION -> revoke(request);
            case END_SESSION -> endSession(request);
            case METADATA_INSERTED, OAUTH_METADATA, OTHER -> ScriptedAnswers.text(404, "text/plain", "not here");
        };
    }

    OpenIdGrant latest() {
        OpenIdGrant grant = latest;
        if (grant == null) {
            throw new IllegalStateException("nobody has signed in with " + issuer.identifier());
        }
        return grant;
    }

    Set<String> revoked() {
        return Set.copyOf(revoked);
    }

    Jwt logoutToken() {
        long now = Instant.now().getEpochSecond();
        JsonObject claims = Json.createObjectBuilder()
                .add("iss", issuer.identifier())
                .add("aud", ScriptedIssuer.CLIENT)
                .add("sub", latest().subject())
                .add("sid", latest().session())
                .add("iat", now)
                .add("exp", now + 120)
                .add("jti", next("logout"))
                .add(
                        "events",
                        Json.createObjectBuilder()
                                .add(
                                        "http://schemas.openid.net/event/backchannel-logout",
                                        JsonObject.EMPTY_JSON_OBJECT))
                .build();
        return Jwt.of(issuer.key(), claims).header("typ", "logout+jwt");
    }

    private Answer authorize(OpenIdRequest request) {
        String wrong = OpenIdDocuments.faultOfAuthorization(request);
        if (wrong != null) {
            return ScriptedAnswers.text(400, "text/plain", wrong);
        }
        String code = next("code");
        OpenIdGrant grant = new OpenIdGrant(request, issuer.user().getString("sub"), next("sid"), Instant.now());
        codes.put(code, grant);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", code);
        parameters.put("state", request.parameter("state"));
        parameters.put("iss", issuer.identifier());
        Map<String, String> bent = issuer.bentCallback(parameters);
        String callback = request.parameter("redirect_uri");
        return request.parameter("response_mode").equals("form_post")
                ? ScriptedAnswers.text(200, "text/html", OpenIdDocuments.form(callback, bent))
                : ScriptedAnswers.redirect(303, withQuery(callback, bent));
    }

    private Answer token(OpenIdRequest request) {
        if (!request.method().equals("POST") || !request.repeated().isEmpty()) {
            return error(400, "invalid_request");
        }
        if (!issuer.proof(request).valid()) {
            return error(401, "invalid_client");
        }
        return switch (request.parameter("grant_type")) {
            case "authorization_code" -> exchange(request);
            case "refresh_token" -> refresh(request);
            default -> error(400, "unsupported_grant_type");
        };
    }

    private Answer exchange(OpenIdRequest request) {
        OpenIdGrant grant = codes.remove(request.parameter("code"));
        if (grant == null
                || !grant.request().parameter("redirect_uri").equals(request.parameter("redirect_uri"))
                || !OpenIdDocuments.challenge(request.parameter("code_verifier"))
                        .equals(grant.request().parameter("code_challenge"))) {
            return error(400, "invalid_grant");
        }
        latest = grant;
        return tokens(grant, false);
    }

    private Answer refresh(OpenIdRequest request) {
        OpenIdGrant grant = refreshTokens.remove(request.parameter("refresh_token"));
        return grant == null ? error(400, "invalid_grant") : tokens(grant, true);
    }

    private Answer tokens(OpenIdGrant grant, boolean refreshed) {
        String accessToken = next("access-token");
        String refreshToken = next("refresh-token");
        accessTokens.put(accessToken, grant);
        refreshTokens.put(refreshToken, grant);
        JsonObjectBuilder response = Json.createObjectBuilder()
                .add("access_token", accessToken)
                .add("token_type", "Bearer")
                .add("expires_in", LIFETIME)
                .add("refresh_token", refreshToken)
                .add("scope", grant.request().parameter("scope"));
        if (!refreshed || issuer.refreshesIdToken()) {
            response.add(
                    "id_token", issuer.issue(OpenIdDocuments.claims(issuer, grant, accessToken, refreshed), refreshed));
        }
        return json(issuer.bentTokenResponse(response.build()));
    }

    private Answer userinfo(OpenIdRequest request) {
        OpenIdGrant grant = accessTokens.get(request.authorization().replaceFirst("^Bearer ", ""));
        if (grant == null) {
            return error(401, "invalid_token");
        }
        JsonObject claims = issuer.bentUserinfo(OpenIdDocuments.ofUser(issuer.user(), grant));
        if (!issuer.signsUserinfo()) {
            return json(claims);
        }
        JsonObject signed =
                Documents.with(Documents.with(claims, "iss", issuer.identifier()), "aud", ScriptedIssuer.CLIENT);
        return ScriptedAnswers.text(
                200, "application/jwt", Jwt.of(issuer.key(), signed).compact());
    }

    private Answer revoke(OpenIdRequest request) {
        if (!issuer.proof(request).valid()) {
            return error(401, "invalid_client");
        }
        String token = request.parameter("token");
        revoked.add(token);
        accessTokens.remove(token);
        refreshTokens.remove(token);
        return ScriptedAnswers.text(200, "text/plain", "");
    }

    private Answer endSession(OpenIdRequest request) {
        String back = request.parameter("post_logout_redirect_uri");
        if (back.isEmpty()) {
            return ScriptedAnswers.text(200, "text/plain", "you are signed out");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!request.parameter("state").isEmpty()) {
            parameters.put("state", request.parameter("state"));
        }
        return ScriptedAnswers.redirect(303, withQuery(back, issuer.bentFarewell(parameters)));
    }

    private String next(String what) {
        return "canary-" + what + "-" + counter.incrementAndGet();
    }

    private static String withQuery(String uri, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? uri : uri + (uri.contains("?") ? "&" : "?") + query;
    }

    private static Answer json(JsonObject document) {
        return ScriptedAnswers.json(200, document.toString());
    }

    private static Answer error(int status, String error) {
        return ScriptedAnswers.json(
                status, Json.createObjectBuilder().add("error", error).build().toString());
    }
}
