package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.providers.NodeOpenIdProvider;
import dev.remora.it.providers.TestAuthority;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients of the OpenID-certified provider for Node that show a certificate. It asks for one at its {@code mtls_endpoint_aliases}
 * alone, and binds access and refresh tokens to it.
 */
@Tag("portable")
@Tag("openid-provider")
@OnServer
class CertificateOpenIdProviderIT {

    private static final String SIGNED = "tls_client_auth";
    private static final String SELF_SIGNED = "self_signed_tls_client_auth";

    private static final TestAuthority AUTHORITY = Programs.authority();
    private static final NodeOpenIdProvider PROVIDER = NodeOpenIdProvider.start(
            Programs.path("remora.it.openid-provider"),
            Programs.path("remora.it.work").resolve("certificates"),
            AUTHORITY,
            List.of(
                    signed("signed"),
                    signed("signed-for-another"),
                    signed("signed-by-nobody"),
                    selfSigned("self-signed"),
                    selfSigned("self-signed-unknown"),
                    signed("token-url")));

    private final Visitor alice = new Visitor(new Browser(AUTHORITY.browser()));

    private static JsonObject signed(String app) {
        return client(app, SIGNED)
                .add("tls_client_auth_subject_dn", TestAuthority.CLIENT_SUBJECT)
                .build();
    }

    private static JsonObject selfSigned(String app) {
        JsonObject key = AUTHORITY.jwk(AUTHORITY.selfSignedKeyStore());
        return client(app, SELF_SIGNED)
                .add(
                        "jwks",
                        Json.createObjectBuilder()
                                .add("keys", Json.createArrayBuilder().add(key)))
                .build();
    }

    private static JsonObjectBuilder client(String app, String method) {
        return NodeOpenIdProvider.clientWithCertificate(app, method, Visitor.at(app + "/authorized"));
    }

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(app("signed", SIGNED, AUTHORITY.clientKeyStore()));
        settings.putAll(app("signed-for-another", SIGNED, AUTHORITY.otherKeyStore()));
        settings.putAll(app("signed-by-nobody", SIGNED, AUTHORITY.selfSignedKeyStore()));
        settings.putAll(app("self-signed", SELF_SIGNED, AUTHORITY.selfSignedKeyStore()));
        settings.putAll(app("self-signed-unknown", SELF_SIGNED, AUTHORITY.clientKeyStore()));
        settings.putAll(app("token-url", SIGNED, AUTHORITY.clientKeyStore()));
        settings.put("remora.token-url.token-url", PROVIDER.issuer() + "/token");
        return Shop.archive(settings);
    }

    private static Map<String, String> app(String app, String method, Path keyStore) {
        String prefix = "remora." + app + ".";
        return Map.of(
                prefix + "issuer",
                PROVIDER.issuer(),
                prefix + "base-url",
                PROVIDER.addressForCertificates(),
                prefix + "client-id",
                app,
                prefix + "token-endpoint-auth-method",
                method,
                prefix + "key-store",
                keyStore.toString(),
                prefix + "key-store-password",
                TestAuthority.PASSWORD,
                prefix + "trust-store",
                AUTHORITY.trustStore().toString(),
                prefix + "trust-store-password",
                TestAuthority.PASSWORD,
                prefix + "userinfo",
                "always");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @AfterEach
    void logHoldsNoSecret() {
        assertThat(alice.text("log")).doesNotContain("canary", TestAuthority.PASSWORD);
    }

    /** The token request, and userinfo with a token that is good with this certificate alone. */
    @ParameterizedTest
    @ValueSource(strings = {"signed", "self-signed"})
    @Tag("H-06")
    void certificateSaysWhoTheClientIs(String app) {
        JsonObject outcome = signIn(app);

        assertThat(outcome.getString("outcome")).as("%s", outcome).isEqualTo("granted");
        assertThat(outcome.getJsonObject("identity").getString("iss")).isEqualTo(PROVIDER.issuer());
        assertThat(outcome.getJsonObject("identity").getString("email")).isEqualTo("alice@example.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed", "self-signed"})
    @Tag("H-06")
    void refreshesAndCallsShowTheCertificateToo(String app) {
        signIn(app);
        alice.text("events");
        alice.putClockForward("PT4M30S");
        try {
            assertThat(alice.get(app, "me").getInt("status")).isEqualTo(200);
            assertThat(alice.text("events").lines()).containsExactly("refreshed " + app);
        } finally {
            alice.putClockForward("PT0S");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "signed-for-another, the certificate of another client of the same authority",
        "signed-by-nobody, one of that name which the authority did not sign",
        "self-signed-unknown, one that the provider was not given"
    })
    @Tag("H-06")
    void anotherCertificateIsRefused(String app, String certificate) {
        assertThat(refusal(app)).as(certificate).isEqualTo(expectedRefusal(app));
        assertThat(alice.identity(app)).isEmpty();
    }

    /** A URL that is set is called as it is: there this provider asks for no certificate. */
    @Test
    @Tag("H-06")
    void configuredUrlWinsOverTheAlias() {
        assertThat(refusal("token-url")).isEqualTo(expectedRefusal("token-url"));
    }

    private String refusal(String app) {
        JsonObject outcome = signIn(app);
        assertThat(outcome.getString("code", "")).as("%s", outcome).isEqualTo("token_error");
        return outcome.getString("message");
    }

    private static String expectedRefusal(String app) {
        return "REMORA-00406: remote app '" + app + "' refused the token request with status 401: invalid_client"
                + " (client authentication failed); the server saw no certificate of key-store, or another than it knows"
                + " this client by";
    }

    private JsonObject signIn(String app) {
        Browser browser = alice.browser();
        Page login = browser.open(alice.login(app));
        Page consent = browser.submit(NodeOpenIdProvider.signIn(login));
        Page back = browser.submitUntil(consent.form(), Shop.base());
        return alice.callback(back.location().orElseThrow(() -> new AssertionError(back)));
    }
}
