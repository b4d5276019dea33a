package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.providers.ClientProof;
import dev.remora.it.providers.OpenIdEndpoint;
import dev.remora.it.providers.OpenIdFaults;
import dev.remora.it.providers.OpenIdRequest;
import dev.remora.it.providers.ScriptedIssuer;
import dev.remora.it.providers.ScriptedOpenIdProvider;
import dev.remora.it.providers.TestAuthority;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect over TLS, with certificates of an authority that no machine trusts by itself. */
@Tag("portable")
@OnServer
class CertificateIT {

    private static final TestAuthority AUTHORITY = Programs.authority();
    private static final ScriptedOpenIdProvider PROVIDER = ScriptedOpenIdProvider.start(AUTHORITY);

    private final Visitor jane = new Visitor(new Browser(AUTHORITY.browser()));

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(app("trusting"));
        settings.put("remora.trusting.client-secret", ScriptedIssuer.SECRET);
        settings.putAll(app("untrusting"));
        settings.remove("remora.untrusting.trust-store");
        settings.putAll(app("tls_client_auth", AUTHORITY.clientKeyStore()));
        settings.putAll(app("self_signed_tls_client_auth", AUTHORITY.clientKeyStore()));
        settings.put("remora.self_signed_tls_client_auth.token-endpoint-auth-method", "self_signed_tls_client_auth");
        settings.putAll(app("calls", AUTHORITY.clientKeyStore()));
        settings.putAll(app("aliases", AUTHORITY.clientKeyStore()));
        settings.put("remora.aliases.userinfo", "always");
        settings.put("remora.aliases.revoke", "true");
        settings.putAll(app("other", AUTHORITY.otherKeyStore()));
        settings.putAll(app("stranger", AUTHORITY.selfSignedKeyStore()));
        Path forgers = Programs.path("remora.it.work").resolve("authority-of-the-same-name");
        settings.putAll(app("forged", TestAuthority.make(forgers).clientKeyStore()));
        settings.putAll(app("without"));
        settings.put("remora.without.token-endpoint-auth-method", "tls_client_auth");
        return Shop.archive(settings);
    }

    private static Map<String, String> app(String app, Path keyStore) {
        Map<String, String> settings = app(app);
        settings.put("remora." + app + ".token-endpoint-auth-method", "tls_client_auth");
        settings.put("remora." + app + ".key-store", keyStore.toString());
        settings.put("remora." + app + ".key-store-password", TestAuthority.PASSWORD);
        return settings;
    }

    private static Map<String, String> app(String app) {
        Map<String, String> settings = new HashMap<>();
        String prefix = "remora." + app + ".";
        settings.put(prefix + "issuer", issuer(app).identifier());
        settings.put(prefix + "base-url", issuer(app).identifier() + "/api/");
        settings.put(prefix + "client-id", ScriptedIssuer.CLIENT);
        settings.put(prefix + "trust-store", AUTHORITY.trustStore().toString());
        settings.put(prefix + "trust-store-password", TestAuthority.PASSWORD);
        return settings;
    }

    private static ScriptedIssuer issuer(String app) {
        return PROVIDER.issuer(app);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @AfterEach
    void logHoldsNoSecret() {
        assertThat(jane.text("log")).doesNotContain("canary", TestAuthority.PASSWORD);
    }

    @Test
    @Tag("C-19")
    void trustStoreSaysWhomToTrust() {
        assertGranted(signIn("trusting"));

        jane.get("trusting", "x");
        assertThat(issuer("trusting").requests(OpenIdEndpoint.OTHER)).hasSize(1);
    }

    @Test
    @Tag("C-19")
    void nobodyElseIsTrusted() {
        JsonObject outcome = jane.refusedLogin("untrusting");

        Failures.assertFailed(
                outcome,
                "unreachable",
                "REMORA-00211: the metadata call of remote app 'untrusting' got no answer from " + origin()
                        + ": TLS failed: PKIX path building failed:"
                        + " sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid"
                        + " certification path to requested target; the setting trust-store names a file of certificates"
                        + " to trust instead of those of the JVM");
        assertThat(issuer("untrusting").counts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls_client_auth", "self_signed_tls_client_auth"})
    @Tag("H-06")
    void certificateSaysWhoTheClientIs(String app) {
        issuer(app).knowClientByCertificateOnly();

        assertGranted(signIn(app));

        assertThat(issuer(app).requests(OpenIdEndpoint.TOKEN))
                .singleElement()
                .satisfies(request -> assertThat(request.parameters())
                        .containsEntry("client_id", ScriptedIssuer.CLIENT)
                        .doesNotContainKeys("client_secret", "client_assertion"))
                .extracting(OpenIdRequest::authorization)
                .isEqualTo("");
    }

    @Test
    @Tag("H-06")
    void callsShowTheCertificateToo() {
        signIn("calls");

        jane.get("calls", "x");

        assertThat(issuer("calls").requests(OpenIdEndpoint.OTHER))
                .extracting(OpenIdRequest::certificate)
                .containsExactly(TestAuthority.CLIENT_SUBJECT);
    }

    /** The module oidcc-client-test-mtls-endpoint-aliases, and the same for userinfo and revocation. */
    @Test
    @Tag("H-06")
    void oidccClientTestMtlsEndpointAliases() {
        issuer("aliases").knowClientByCertificateOnly().bend(OpenIdFaults::mtlsEndpointAliases);

        assertGranted(signIn("aliases"));
        jane.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("aliases/sign-out")).POST(BodyPublishers.noBody()));

        for (OpenIdEndpoint endpoint :
                new OpenIdEndpoint[] {OpenIdEndpoint.TOKEN, OpenIdEndpoint.USERINFO, OpenIdEndpoint.REVOCATION}) {
            assertThat(issuer("aliases").requests(endpoint)).singleElement().satisfies(request -> {
                assertThat(request.path()).isEqualTo("/aliases/" + endpoint.pathWithCertificate());
                assertThat(request.certificate()).isEqualTo(TestAuthority.CLIENT_SUBJECT);
            });
        }
        assertThat(issuer("aliases").proofs()).allMatch(ClientProof::valid).hasSize(2);
        assertThat(issuer("aliases").requests(OpenIdEndpoint.AUTHORIZATION))
                .extracting(OpenIdRequest::path)
                .containsExactly("/aliases/authorize");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "stranger"})
    @Tag("H-06")
    void anotherCertificateIsRefused(String app) {
        issuer(app).knowClientByCertificateOnly();

        JsonObject outcome = signIn(app);

        Failures.assertFailed(
                outcome,
                "token_error",
                "REMORA-00406: remote app '" + app + "' refused the token request with status 401: invalid_client; the"
                        + " server saw no certificate of key-store, or another than it knows this client by");
        assertThat(jane.identity(app)).isEmpty();
    }

    /** The server asks for one of an authority of that name, and finds that another has signed it. */
    @Test
    @Tag("H-06")
    void certificateThatTheServerDoesNotTrustIsRefused() {
        JsonObject outcome = jane.refusedLogin("forged");

        assertThat(outcome.getString("code")).isEqualTo("unreachable");
        assertThat(outcome.getString("message"))
                .startsWith(
                        "REMORA-00211: the metadata call of remote app 'forged' got no answer from " + origin() + ": ")
                .endsWith("; servers that do not take the certificate of key-store may end connections like that");
        assertThat(issuer("forged").counts()).isEmpty();
    }

    @Test
    @Tag("H-06")
    void certificateNeedsAKeyStore() {
        JsonObject outcome = jane.refusedLogin("without");

        Failures.assertFailed(
                outcome,
                "config_invalid",
                "REMORA-00001: remote app 'without': key-store is missing (token-endpoint-auth-method needs it); looked"
                        + " for in property remora.without.key-store; environment variable REMORA_WITHOUT_KEY_STORE");
        assertThat(issuer("without").counts()).isEmpty();
    }

    private JsonObject signIn(String app) {
        Page sentBack = jane.browser().openUntil(jane.login(app), Shop.base());
        return jane.callback(sentBack.location().orElseThrow(() -> new AssertionError(sentBack)));
    }

    private static void assertGranted(JsonObject outcome) {
        assertThat(outcome.getString("outcome")).as("%s", outcome).isEqualTo("granted");
    }

    private static String origin() {
        URI base = PROVIDER.base();
        return base.toString().replaceAll("/$", "");
    }
}
