package dev.remora.it.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A scripted issuer is an honest provider, and strict with its client, until it is bent. */
class ScriptedIssuerTest {

    private static final String CALLBACK = "http://127.0.0.1:1/cb";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private final ScriptedOpenIdProvider provider = ScriptedOpenIdProvider.start();
    private final ScriptedIssuer issuer = provider.issuer("honest");
    private final Browser browser = new Browser();

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void idTokenOfTheCodeFlowIsSignedByThePublishedKey() throws Exception {
        JWSObject token = JWSObject.parse(signIn().getString("id_token"));

        JWKSet keys = JWKSet.parse(get(issuer.uri(OpenIdEndpoint.KEYS), "").toString());
        assertThat(token.verify(new RSASSAVerifier(keys.getKeyByKeyId("first").toRSAKey())))
                .isTrue();
        assertThat(token.getPayload().toJSONObject())
                .containsEntry("iss", issuer.identifier())
                .containsEntry("aud", "shop")
                .containsEntry("nonce", "n-1");
    }

    @Test
    void otherVerifierGetsNoToken() {
        JsonObject answer = token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code(),
                "redirect_uri",
                CALLBACK,
                "code_verifier",
                VERIFIER + "x"));

        assertThat(answer.getString("error")).isEqualTo("invalid_grant");
    }

    @Test
    void otherSecretGetsNoToken() {
        JsonObject answer = Documents.read(post(
                        issuer.uri(OpenIdEndpoint.TOKEN),
                        Map.of("client_id", "shop", "client_secret", "wrong", "grant_type", "refresh_token"))
                .text());

        assertThat(answer.getString("error")).isEqualTo("invalid_client");
        assertThat(issuer.proofs()).singleElement().satisfies(proof -> {
            assertThat(proof.method()).isEqualTo("client_secret_post");
            assertThat(proof.valid()).isFalse();
        });
    }

    @Test
    void refreshTokenIsGoodOnce() {
        Map<String, String> refresh =
                Map.of("grant_type", "refresh_token", "refresh_token", signIn().getString("refresh_token"));

        assertThat(token(refresh)).containsKey("id_token");
        assertThat(token(refresh).getString("error")).isEqualTo("invalid_grant");
    }

    @Test
    void userinfoTellsWhatTheScopesAllow() {
        JsonObject claims = get(issuer.uri(OpenIdEndpoint.USERINFO), "Bearer " + signIn().getString("access_token"));

        assertThat(claims.getString("email")).isEqualTo("janedoe@example.test");
        assertThat(claims).doesNotContainKey("name");
    }

    @Test
    void algorithmOfTheHeaderIsNotThatOfTheSignature() throws Exception {
        JwtKey ec = JwtKey.ec("ec");
        String compact =
                Jwt.of(ec, JsonObject.EMPTY_JSON_OBJECT).header("alg", "none").compact();

        assertThat(Base64URL.from(compact.split("\\.", -1)[0]).decodeToString()).contains("\"none\"");
        assertThat(Base64URL.from(compact.split("\\.", -1)[2]).decode()).hasSize(64);
    }

    private JsonObject signIn() {
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code(),
                "redirect_uri",
                CALLBACK,
                "code_verifier",
                VERIFIER));
    }

    private String code() {
        String query = form(Map.of(
                "client_id", "shop",
                "response_type", "code",
                "scope", "openid email",
                "state", "s-1",
                "nonce", "n-1",
                "redirect_uri", CALLBACK,
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256"));
        Page page = browser.exchange(URI.create(issuer.uri(OpenIdEndpoint.AUTHORIZATION) + "?" + query));
        String callback = page.location().orElseThrow().toString();
        assertThat(callback).startsWith(CALLBACK + "?code=").contains("&state=s-1&iss=");
        return callback.substring(callback.indexOf("code=") + 5, callback.indexOf("&state"));
    }

    private JsonObject token(Map<String, String> parameters) {
        Map<String, String> form = new HashMap<>(parameters);
        form.put("client_id", "shop");
        form.put("client_secret", ScriptedIssuer.SECRET);
        return Documents.read(post(issuer.uri(OpenIdEndpoint.TOKEN), form).text());
    }

    private Page post(URI uri, Map<String, String> form) {
        return browser.exchange(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(form))));
    }

    private JsonObject get(URI uri, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return Documents.read(browser.exchange(request).text());
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
