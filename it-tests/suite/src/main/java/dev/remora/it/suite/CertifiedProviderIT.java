package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.providers.JwtKey;
import dev.remora.it.providers.NodeOpenIdProvider;
import dev.remora.it.providers.TestAuthority;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect with the OpenID-certified provider for Node, over TLS. */
@Tag("portable")
@Tag("openid-provider")
@OnServer
class CertifiedProviderIT {

    private static final String SECRET = "canary-secret-of-the-shop-that-is-long";

    private static final JwtKey KEY = JwtKey.ec("shop-1");
    private static final JwtKey EC = JwtKey.ec("shop-ec");
    private static final JwtKey RSA = JwtKey.rsa("shop-rsa");

    private static final TestAuthority AUTHORITY = Programs.authority();
    private static final NodeOpenIdProvider PROVIDER = NodeOpenIdProvider.start(
            Programs.path("remora.it.openid-provider"), Programs.path("remora.it.work"), AUTHORITY, clients());

    private final Visitor alice = new Visitor(new Browser(AUTHORITY.browser()));

    private static List<JsonObject> clients() {
        Stream<JsonObject> algorithms = Stream.of("RS256", "PS256", "ES256", "EdDSA", "HS256")
                .map(name ->
                        client(name).add("id_token_signed_response_alg", name).build());
        Stream<JsonObject> others = Stream.of(
                client("post")
                        .add("token_endpoint_auth_method", "client_secret_post")
                        .build(),
                client("secret-jwt")
                        .add("token_endpoint_auth_method", "client_secret_jwt")
                        .build(),
                client("key")
                        .add("token_endpoint_auth_method", "private_key_jwt")
                        .add("token_endpoint_auth_signing_alg", "ES256")
                        .add(
                                "jwks",
                                Json.createObjectBuilder()
                                        .add("keys", Json.createArrayBuilder().add(KEY.jwk())))
                        .build(),
                encrypted("encrypted-ec", EC, "ECDH-ES", "A256GCM"),
                encrypted("encrypted-rsa", RSA, "RSA-OAEP-256", "A128CBC-HS256"),
                client("userinfo-signed")
                        .add("userinfo_signed_response_alg", "RS256")
                        .build(),
                client("logout")
                        .add(
                                "post_logout_redirect_uris",
                                Json.createArrayBuilder().add(at("logout/sign-out/bye")))
                        .add("backchannel_logout_uri", at("logout/sign-out/back-channel"))
                        .add("backchannel_logout_session_required", true)
                        .build());
        return Stream.concat(algorithms, others).toList();
    }

    private static JsonObject encrypted(String app, JwtKey key, String algorithm, String encryption) {
        JsonObject jwk = Json.createObjectBuilder(key.jwk())
                .add("use", "enc")
                .add("alg", algorithm)
                .build();
        return client(app)
                .add("id_token_encrypted_response_alg", algorithm)
                .add("id_token_encrypted_response_enc", encryption)
                .add(
                        "jwks",
                        Json.createObjectBuilder()
                                .add("keys", Json.createArrayBuilder().add(jwk)))
                .build();
    }

    private static String at(String path) {
        return Visitor.at(path).toString();
    }

    private static JsonObjectBuilder client(String app) {
        return NodeOpenIdProvider.client(app, SECRET, Visitor.at(app + "/authorized"));
    }

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>();
        for (JsonObject client : clients()) {
            String prefix = "remora." + client.getString("client_id") + ".";
            settings.put(prefix + "issuer", PROVIDER.issuer());
            settings.put(prefix + "client-id", client.getString("client_id"));
            settings.put(prefix + "client-secret", SECRET);
            settings.put(prefix + "trust-store", AUTHORITY.trustStore().toString());
            settings.put(prefix + "trust-store-password", TestAuthority.PASSWORD);
            settings.put(prefix + "id-token-algorithms", client.getString("id_token_signed_response_alg", "RS256"));
        }
        settings.put("remora.RS256.base-url", PROVIDER.issuer());
        settings.put("remora.post.token-endpoint-auth-method", "client_secret_post");
        settings.put("remora.secret-jwt.token-endpoint-auth-method", "client_secret_jwt");
        settings.remove("remora.key.client-secret");
        settings.put("remora.key.client-key", KEY.pem());
        settings.put("remora.key.key-id", KEY.kid());
        settings.put("remora.userinfo-signed.userinfo", "always");
        settings.put("remora.encrypted-ec.id-token-key", EC.pem());
        settings.put("remora.encrypted-rsa.id-token-key", RSA.pem());
        return Shop.archive(settings);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @AfterEach
    void logHoldsNoSecret() {
        assertThat(alice.text("log")).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RS256",
                "PS256",
                "ES256",
                "EdDSA",
                "HS256",
                "post",
                "secret-jwt",
                "key",
                "encrypted-ec",
                "encrypted-rsa",
                "userinfo-signed"
            })
    void signsInAndTellsWhoTheUserIs(String app) {
        JsonObject outcome = signIn(app);

        assertThat(outcome.getString("outcome")).as("%s", outcome).isEqualTo("granted");
        JsonObject identity = outcome.getJsonObject("identity");
        assertThat(identity.getString("iss")).isEqualTo(PROVIDER.issuer());
        assertThat(identity.getString("sub")).isEqualTo(NodeOpenIdProvider.USER);
        assertThat(identity.getString("email")).isEqualTo("alice@example.test");
    }

    @Test
    void refreshedIdTokenIsTaken() {
        signIn("RS256");
        alice.text("events");
        alice.putClockForward("PT4M30S");
        try {
            alice.get("RS256", "me");

            assertThat(alice.text("events").lines()).containsExactly("refreshed RS256");
            assertThat(alice.identity("RS256").getString("sub")).isEqualTo(NodeOpenIdProvider.USER);
        } finally {
            alice.putClockForward("PT0S");
        }
    }

    @Test
    void signOutEndsTheSessionThereToo() {
        signIn("logout");

        Page out = alice.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("logout/sign-out")).POST(BodyPublishers.noBody()));
        Page question = alice.browser().open(out.location().orElseThrow(() -> new AssertionError(out)));
        Page bye = alice.browser().submit(question.form().with("logout", "yes"));

        assertThat(bye.text()).isEqualTo("bye");
        assertThat(alice.identity("logout")).isEmpty();
    }

    @Test
    void signOutThereEndsTheSessionHere() {
        signIn("logout");
        alice.text("events");

        Page question = alice.browser().open(URI.create(PROVIDER.issuer() + "/session/end"));
        alice.browser().submit(question.form().with("logout", "yes"));

        assertThat(alice.identity("logout")).isEmpty();
        assertThat(alice.text("events").lines()).containsExactly("removed logout", "signed out logout");
    }

    private JsonObject signIn(String app) {
        Browser browser = alice.browser();
        Page login = browser.open(alice.login(app));
        Page consent = browser.submit(NodeOpenIdProvider.signIn(login));
        Page back = browser.submitUntil(consent.form(), Shop.base());
        return alice.callback(back.location().orElseThrow(() -> new AssertionError(back)));
    }
}
