package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Browser;
import dev.remora.it.browser.HtmlForm;
import dev.remora.it.browser.Page;
import dev.remora.it.providers.Keycloak;
import dev.remora.it.providers.KeycloakRealm;
import dev.remora.it.providers.RecordingRelay;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with a Keycloak, through its own pages. The browser session keeps its tokens, cookies where those are the session. */
@OnServer
class KeycloakIT {

    private static final RecordingRelay TOKEN_ENDPOINT =
            RecordingRelay.to(Programs.keycloak().endpoints().resolve("token"));

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(client("keycloak", KeycloakRealm.CLIENT));
        settings.putAll(client("keycloak-pkce", KeycloakRealm.PKCE_CLIENT));
        settings.putAll(client("keycloak-short", KeycloakRealm.SHORT_LIVED_CLIENT));
        settings.putAll(client("keycloak-consent", KeycloakRealm.CONSENT_CLIENT));
        settings.put("remora.keycloak-consent.authorize-params", "prompt=consent");
        settings.putAll(client("keycloak-basic", KeycloakRealm.CLIENT));
        settings.put("remora.keycloak-basic.token-endpoint-auth-method", "client_secret_basic");
        settings.putAll(client("keycloak-wrong", KeycloakRealm.CLIENT));
        settings.put("remora.keycloak-wrong.client-secret", "canary-wrong");
        return Shop.archive(settings);
    }

    private static Map<String, String> client(String app, String client) {
        URI endpoints = Programs.keycloak().endpoints();
        String prefix = "remora." + app + ".";
        return Map.of(
                prefix + "base-url", endpoints.toString(),
                prefix + "authorize-url", endpoints.resolve("auth").toString(),
                prefix + "token-url", TOKEN_ENDPOINT.uri().toString(),
                prefix + "client-id", client,
                prefix + "client-secret", KeycloakRealm.secret(client),
                prefix + "scope", "openid");
    }

    @AfterAll
    static void stopListening() {
        TOKEN_ENDPOINT.close();
    }

    @BeforeEach
    void forget() {
        TOKEN_ENDPOINT.clear();
        alice.text("events");
    }

    /** From the shop to Keycloak's sign-in form, and with it filled in to where Keycloak sends the browser then. */
    private Page signInAtKeycloak(String app) {
        Browser browser = alice.browser();
        Page form = browser.open(alice.login(app));
        return browser.submitUntil(Keycloak.signIn(form), Shop.base());
    }

    private JsonObject signIn(String app) {
        Page page = signInAtKeycloak(app);
        return alice.callback(page.location().orElseThrow(() -> new AssertionError("not sent back: " + page)));
    }

    /** Keycloak knows Alice and sends her back at once. */
    private URI signedInAlready(String app) {
        return alice.browser()
                .openUntil(alice.login(app), Shop.base())
                .location()
                .orElseThrow();
    }

    @Test
    void codeFlowSignsInAndCalls() {
        assertSignsInAndCalls("keycloak");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak-pkce", "keycloak-basic"})
    @Tag("A-05")
    @Tag("portable")
    void codeFlowSignsInAndCallsWithPkceAndBasic(String app) {
        assertSignsInAndCalls(app);
    }

    private void assertSignsInAndCalls(String app) {
        assertThat(signIn(app).getString("outcome")).isEqualTo("granted");

        JsonObject userinfo = alice.get(app, "userinfo");
        assertThat(userinfo.getInt("status")).isEqualTo(200);
        assertThat(Visitor.object(userinfo.getString("text")).getString("preferred_username"))
                .isEqualTo(KeycloakRealm.USER);
    }

    @Test
    @Tag("A-01")
    @Tag("portable")
    void redirectUriIsTheSameInBothRequests() {
        Map<String, String> authorization = Visitor.parameters(alice.login("keycloak"));
        signIn("keycloak");

        assertThat(TOKEN_ENDPOINT.requests())
                .singleElement()
                .satisfies(token -> assertThat(token.get("redirect_uri")).isEqualTo(authorization.get("redirect_uri")));
    }

    @Test
    @Tag("portable")
    void tenLinesOfTheGuideSignInAndCall() {
        Browser browser = alice.browser();
        Page form = browser.open(Visitor.at("guide/login"));

        Page me = browser.submit(Keycloak.signIn(form));

        assertThat(me.text()).isEqualTo(KeycloakRealm.USER);
        assertThat(me.uri()).isEqualTo(Visitor.at("guide/me"));
    }

    @Test
    @Tag("portable")
    void dueTokenIsRenewedOnceHoweverManyCalls() {
        signIn("keycloak-short");
        TOKEN_ENDPOINT.clear();

        assertThat(alice.get("keycloak-short", "userinfo").getInt("status")).isEqualTo(200);
        assertThat(alice.get("keycloak-short", "userinfo").getInt("status")).isEqualTo(200);

        assertThat(TOKEN_ENDPOINT.requests())
                .extracting(request -> request.get("grant_type"))
                .containsExactly("refresh_token");
        assertThat(alice.text("events").lines()).containsExactly("granted keycloak-short", "refreshed keycloak-short");
    }

    @Test
    @Tag("portable")
    void tokenThatIsNotDueIsUsedAsItIs() {
        signIn("keycloak");
        TOKEN_ENDPOINT.clear();

        alice.get("keycloak", "userinfo");

        assertThat(TOKEN_ENDPOINT.requests()).isEmpty();
    }

    @Test
    @Tag("portable")
    void wrongSecretIsToldWithKeycloaksOwnError() {
        JsonObject outcome = signIn("keycloak-wrong");

        Failures.assertFailed(
                outcome,
                "token_error",
                "REMORA-00406: remote app 'keycloak-wrong' refused the token request with status 401:"
                        + " unauthorized_client (Invalid client or Invalid client credentials)");
        assertThat(outcome.getString("error")).isEqualTo("unauthorized_client");
        assertThat(outcome.getInt("status")).isEqualTo(401);
        assertThat(TOKEN_ENDPOINT.requests()).hasSize(1);
        assertThat(alice.get("keycloak-wrong", "userinfo").getString("code")).isEqualTo("authorization_required");
        URI callback = signedInAlready("keycloak");
        assertThat(alice.callback(callback).getString("outcome")).isEqualTo("granted");
        assertThat(alice.get("keycloak", "userinfo").getInt("status")).isEqualTo(200);
    }

    @Test
    @Tag("B-12")
    @Tag("portable")
    void refusalOnKeycloaksConsentPageIsDenied() {
        Page consent = signInAtKeycloak("keycloak-consent");

        Page refused = alice.browser().submitUntil(consentForm(consent).pressing("cancel"), Shop.base());
        JsonObject outcome = alice.callback(refused.location().orElseThrow());

        assertThat(outcome.getString("outcome")).isEqualTo("denied");
        assertThat(outcome.getString("error")).isEqualTo("access_denied");
        assertThat(outcome.getBoolean("byUser")).isTrue();
        assertThat(TOKEN_ENDPOINT.requests()).isEmpty();
    }

    @Test
    @Tag("portable")
    void consentOnKeycloaksPageIsGranted() {
        Page consent = signInAtKeycloak("keycloak-consent");

        Page accepted = alice.browser().submitUntil(consentForm(consent).pressing("accept"), Shop.base());

        assertThat(alice.callback(accepted.location().orElseThrow()).getString("outcome"))
                .isEqualTo("granted");
    }

    @Test
    @Tag("B-02")
    @Tag("portable")
    void changedStateIsRefusedAndKeycloakIsNotAsked() {
        URI callback = signInAtKeycloak("keycloak").location().orElseThrow();

        JsonObject outcome = alice.callback(URI.create(callback.toString().replace("state=", "state=x")));

        Failures.assertFailed(
                outcome,
                "state_mismatch",
                "REMORA-00309: the state in the callback of remote app 'keycloak' was not issued to this browser");
        assertThat(TOKEN_ENDPOINT.requests()).isEmpty();
        assertThat(alice.callback(callback).getString("outcome")).isEqualTo("granted");
        assertThat(alice.get("keycloak", "userinfo").getInt("status")).isEqualTo(200);
        assertThat(alice.text("log")).doesNotContain("canary");
    }

    @Test
    @Tag("S-01")
    @Tag("portable")
    void logHoldsNoSecretOfARefusedSignIn() {
        signIn("keycloak-wrong");

        assertThat(alice.text("log")).doesNotContain("canary").doesNotContain("client_secret=");
    }

    private static HtmlForm consentForm(Page page) {
        return page.forms().stream()
                .filter(form -> form.hasButton("accept"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not the consent page: " + page));
    }
}
