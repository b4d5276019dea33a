package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.providers.Keycloak;
import dev.remora.it.providers.KeycloakRealm;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect with a Keycloak, of which the application knows the issuer alone. */
@Tag("portable")
@OnServer
class OpenIdKeycloakIT {

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(app("openid", KeycloakRealm.OPENID_CLIENT, Map.of()));
        settings.putAll(app("openid-userinfo", KeycloakRealm.CLIENT, Map.of("userinfo", "always")));
        settings.putAll(
                app("openid-form", KeycloakRealm.CLIENT, Map.of("authorize-params", "response_mode=form_post")));
        settings.putAll(app(
                "openid-short",
                KeycloakRealm.SHORT_LIVED_CLIENT,
                Map.of("base-url", Programs.keycloak().endpoints().toString())));
        settings.putAll(app("openid-key", KeycloakRealm.KEY_CLIENT, Map.of()));
        settings.remove("remora.openid-key.client-secret");
        settings.put("remora.openid-key.client-key", Programs.keycloak().clientKey(KeycloakRealm.KEY_CLIENT));
        settings.put("remora.openid-key.key-id", "shop-key-1");
        for (String client : List.of(KeycloakRealm.RSA_ENCRYPTED_CLIENT, KeycloakRealm.EC_ENCRYPTED_CLIENT)) {
            settings.putAll(app(
                    client, client, Map.of("id-token-key", Programs.keycloak().clientKey(client))));
        }
        return Shop.archive(settings);
    }

    private static Map<String, String> app(String app, String client, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put("remora." + app + ".issuer", Programs.keycloak().issuer());
        settings.put("remora." + app + ".client-id", client);
        settings.put("remora." + app + ".client-secret", KeycloakRealm.secret(client));
        more.forEach((key, value) -> settings.put("remora." + app + "." + key, value));
        return settings;
    }

    @AfterEach
    void logHoldsNoSecret() {
        assertThat(alice.text("log")).doesNotContain("canary");
    }

    @Test
    void issuerAloneSignsInAndTellsWhoTheUserIs() {
        assertIsAlice(signIn("openid"));
    }

    @Test
    void userinfoTellsMore() {
        assertIsAlice(signIn("openid-userinfo"));
    }

    @Test
    void formPostSignsIn() {
        assertIsAlice(signIn("openid-form"));
    }

    @Test
    void clientProvesByItsKeyThatItIsItself() {
        assertIsAlice(signIn("openid-key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {KeycloakRealm.RSA_ENCRYPTED_CLIENT, KeycloakRealm.EC_ENCRYPTED_CLIENT})
    @Tag("F-11")
    void encryptedIdTokenTellsWhoTheUserIs(String app) {
        assertIsAlice(signIn(app));
    }

    @Test
    void identityOutlivesARefresh() {
        JsonObject before = signIn("openid-short").getJsonObject("identity");
        alice.text("events");

        assertThat(alice.get("openid-short", "userinfo").getInt("status")).isEqualTo(200);

        assertThat(alice.text("events").lines()).containsExactly("refreshed openid-short");
        assertThat(alice.identity("openid-short").getString("sub")).isEqualTo(before.getString("sub"));
    }

    @Test
    void signOutEndsTheSessionAtKeycloakToo() {
        signIn("openid");

        Page out = alice.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("openid/sign-out")).POST(BodyPublishers.noBody()));
        Page bye = alice.browser().open(out.location().orElseThrow(() -> new AssertionError(out)));

        assertThat(bye.text()).isEqualTo("bye");
        assertThat(alice.identity("openid")).isEmpty();
        Page asked = alice.browser().openUntil(alice.login("openid"), Shop.base());
        assertThat(asked.formWith("password").post()).isTrue();
    }

    @Test
    void signOutAtKeycloakEndsTheSessionHere() {
        Programs.keycloak().sendLogoutTokensTo(Visitor.at("openid/sign-out/back-channel"));
        signIn("openid");
        Browser browser = alice.browser();

        Page question = browser.open(Programs.keycloak().endpoints().resolve("logout"));
        browser.submit(question.form());

        assertThat(alice.identity("openid")).isEmpty();
    }

    private JsonObject signIn(String app) {
        Browser browser = alice.browser();
        Page form = browser.open(alice.login(app));
        Page back = browser.submitUntil(Keycloak.signIn(form), Shop.base());
        URI callback = back.location().orElse(null);
        return callback == null ? Visitor.json(browser.submit(back.form())) : alice.callback(callback);
    }

    private static void assertIsAlice(JsonObject outcome) {
        assertThat(outcome.getString("outcome")).as("%s", outcome).isEqualTo("granted");
        JsonObject identity = outcome.getJsonObject("identity");
        assertThat(identity.getString("iss")).isEqualTo(Programs.keycloak().issuer());
        assertThat(identity.getString("name")).isEqualTo("Alice Test");
        assertThat(identity.getString("preferred_username")).isEqualTo(KeycloakRealm.USER);
        assertThat(identity.getString("email")).isEqualTo("alice@example.test");
        assertThat(identity.getBoolean("email_verified")).isTrue();
    }
}
