package dev.remora.samples.provider;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenID Connect at the stand-in, by plain HTTP. */
class AcmeFaceTest {

    private static final String CALLBACK = "http://localhost:8080/acme/authorized";

    private final HttpClient http = HttpClient.newHttpClient();
    private StandInProvider provider;

    @BeforeEach
    void start() throws Exception {
        provider = StandInProvider.start(0);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void theDocumentNamesTheIssuerThatItWasFoundAt() throws Exception {
        assertThat(metadata().getString("issuer")).isEqualTo(provider.uri() + "/acme");
    }

    @Test
    void theIdTokenIsSignedByThePublishedKeyAndHasTheNonce() throws Exception {
        String[] parts = signIn("openid").getString("id_token").split("\\.", -1);

        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        JsonObject claims = read(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        assertThat(claims.getString("iss")).isEqualTo(provider.uri() + "/acme");
        assertThat(claims.getString("aud")).isEqualTo("sample-key");
        assertThat(claims.getString("sub")).isEqualTo("1906");
        assertThat(claims.getString("nonce")).isEqualTo("n");
    }

    @Test
    void withoutTheScopeOpenidThereIsNoIdToken() throws Exception {
        assertThat(signIn("email")).doesNotContainKey("id_token");
    }

    @Test
    void userinfoTellsWhatTheScopeAllows() throws Exception {
        String token = signIn("openid email").getString("access_token");

        assertThat(userinfo(token).body())
                .isEqualTo("{\"sub\":\"1906\",\"email\":\"grace@acme.example\",\"email_verified\":true}");
    }

    @Test
    void aTokenThatWasTakenBackTellsNothing() throws Exception {
        String token = signIn("openid").getString("access_token");

        assertThat(post("revocation_endpoint", Map.of("token", token)).statusCode())
                .isEqualTo(200);

        assertThat(userinfo(token).statusCode()).isEqualTo(401);
    }

    @Test
    void whoSignsOutComesBackWithTheState() throws Exception {
        assertThat(get(endpoint("end_session_endpoint")
                                + "?post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8080%2F&state=s")
                        .headers()
                        .firstValue("Location"))
                .contains("http://localhost:8080/?state=s");
    }

    @Test
    void whoSignsOutIsSentToNoOtherMachine() throws Exception {
        assertThat(get(endpoint("end_session_endpoint") + "?post_logout_redirect_uri=http%3A%2F%2Fevil.example")
                        .statusCode())
                .isEqualTo(400);
    }

    private JsonObject signIn(String scope) throws Exception {
        String page = get(endpoint("authorization_endpoint") + "?"
                        + Texts.form(Map.of(
                                "response_type", "code",
                                "client_id", "sample-key",
                                "redirect_uri", CALLBACK,
                                "scope", scope,
                                "state", "s",
                                "nonce", "n")))
                .body();
        String request = page.replaceFirst("(?s).*name=\"request\" value=\"([^\"]+)\".*", "$1");
        String location = form(
                        URI.create(provider.uri() + "/acme/decision"),
                        Map.of("request", request, "decision", "allow", "user", "grace"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(location).contains("iss=" + Texts.percentEncoded(provider.uri() + "/acme"));
        Map<String, String> form = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                location.replaceFirst(".*[?&]code=([^&]+).*", "$1"),
                "redirect_uri",
                CALLBACK);
        return read(post("token_endpoint", form).body());
    }

    private PublicKey key() throws Exception {
        JsonObject jwk =
                read(get(endpoint("jwks_uri")).body()).getJsonArray("keys").getJsonObject(0);
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(jwk.getString("n")), number(jwk.getString("e"))));
    }

    private static BigInteger number(String base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64));
    }

    private JsonObject metadata() throws Exception {
        return read(
                get(provider.uri() + "/acme/.well-known/openid-configuration").body());
    }

    private String endpoint(String name) throws Exception {
        return metadata().getString(name);
    }

    private HttpResponse<String> userinfo(String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint("userinfo_endpoint")))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String uri) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String endpoint, Map<String, String> parameters) throws Exception {
        Map<String, String> form = new HashMap<>(parameters);
        form.put("client_id", Client.SAMPLE.key());
        form.put("client_secret", Client.SAMPLE.secret());
        return form(URI.create(endpoint(endpoint)), form);
    }

    private HttpResponse<String> form(URI uri, Map<String, String> form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Texts.form(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonObject read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
