package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.providers.Keycloak;
import dev.remora.it.providers.KeycloakRealm;
import dev.remora.it.providers.TestAuthority;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect over TLS with a Keycloak that asks clients for their certificates. */
@Tag("portable")
@OnServer
class CertificateKeycloakIT {

    private static final TestAuthority AUTHORITY = Programs.authority();

    private final Visitor alice = new Visitor(new Browser(AUTHORITY.browser()));

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(app("tls", KeycloakRealm.CLIENT));
        settings.put("remora.tls.client-secret", KeycloakRealm.secret(KeycloakRealm.CLIENT));
        settings.putAll(app("certificate", AUTHORITY.clientKeyStore()));
        settings.putAll(app("other", AUTHORITY.otherKeyStore()));
        settings.putAll(app("self-signed", AUTHORITY.selfSignedKeyStore()));
        return Shop.archive(settings);
    }

    private static Map<String, String> app(String app, Path keyStore) {
        Map<String, String> settings = app(app, KeycloakRealm.CERTIFICATE_CLIENT);
        String prefix = "remora." + app + ".";
        settings.put(prefix + "token-endpoint-auth-method", "tls_client_auth");
        settings.put(prefix + "key-store", keyStore.toString());
        settings.put(prefix + "key-store-password", TestAuthority.PASSWORD);
        settings.put(prefix + "userinfo", "always");
        return settings;
    }

    private static Map<String, String> app(String app, String client) {
        Map<String, String> settings = new HashMap<>();
        String prefix = "remora." + app + ".";
        settings.put(prefix + "issuer", Programs.keycloak().issuerOverTls());
        settings.put(prefix + "base-url", Programs.keycloak().issuerOverTls() + "/protocol/openid-connect/");
        settings.put(prefix + "client-id", client);
        settings.put(prefix + "trust-store", AUTHORITY.trustStore().toString());
        settings.put(prefix + "trust-store-password", TestAuthority.PASSWORD);
        return settings;
    }

    @AfterEach
    void logHoldsNoSecret() {
        assertThat(alice.text("log")).doesNotContain("canary", TestAuthority.PASSWORD);
    }

    @Test
    @Tag("C-19")
    void trustStoreSaysWhomToTrust() {
        assertIsAlice(signIn("tls"));
    }

    /** Keycloak binds the access token to the certificate, so userinfo and calls show it too (RFC 8705 section 3). */
    @Test
    @Tag("H-06")
    void certificateSaysWhoTheClientIs() {
        assertIsAlice(signIn("certificate"));

        assertThat(alice.get("certificate", "userinfo").getInt("status")).isEqualTo(200);
    }

    /** One is of another client; of the other, Keycloak does not know the authority. */
    @ParameterizedTest
    @ValueSource(strings = {"other", "self-signed"})
    @Tag("H-06")
    void anotherCertificateIsRefused(String app) {
        Failures.assertFailed(
                signIn(app),
                "token_error",
                "REMORA-00406: remote app '" + app + "' refused the token request with status 401: invalid_client"
                        + " (Invalid client or Invalid client credentials); the server saw no certificate of key-store,"
                        + " or another than it knows this client by");
        assertThat(alice.identity(app)).isEmpty();
    }

    private JsonObject signIn(String app) {
        Browser browser = alice.browser();
        Page form = browser.open(alice.login(app));
        Page back = browser.submitUntil(Keycloak.signIn(form), Shop.base());
        return alice.callback(back.location().orElseThrow(() -> new AssertionError(back)));
    }

    private static void assertIsAlice(JsonObject outcome) {
        assertThat(outcome.getString("outcome")).as("%s", outcome).isEqualTo("granted");
        assertThat(outcome.getJsonObject("identity").getString("iss"))
                .isEqualTo(Programs.keycloak().issuerOverTls());
        assertThat(outcome.getJsonObject("identity").getString("email")).isEqualTo("alice@example.test");
    }
}
