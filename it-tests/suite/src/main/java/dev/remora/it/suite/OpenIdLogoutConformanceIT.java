package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.providers.Documents;
import dev.remora.it.providers.Jwt;
import dev.remora.it.providers.JwtKey;
import dev.remora.it.providers.OpenIdEndpoint;
import dev.remora.it.providers.OpenIdRequest;
import dev.remora.it.providers.ScriptedIssuer;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The modules of the plans oidcc-client-test-plan for logouts: back-channel, front-channel and RP-initiated. In each somebody is
 * signed in first.
 */
@Tag("portable")
@OnServer
class OpenIdLogoutConformanceIT extends OpenIdScenario {

    private static final List<String> MODULES = List.of(
            "oidcc-client-test-rp-backchannel-rpinitlogout",
            "oidcc-client-test-rp-backchannel-rpinitlogout-alg-none",
            "oidcc-client-test-rp-backchannel-rpinitlogout-no-event",
            "oidcc-client-test-rp-backchannel-rpinitlogout-with-nonce",
            "oidcc-client-test-rp-backchannel-rpinitlogout-wrong-alg",
            "oidcc-client-test-rp-backchannel-rpinitlogout-wrong-aud",
            "oidcc-client-test-rp-backchannel-rpinitlogout-wrong-event",
            "oidcc-client-test-rp-backchannel-rpinitlogout-wrong-iss",
            "oidcc-client-test-rp-frontchannel-rpinitlogout",
            "oidcc-client-test-rp-init-logout",
            "oidcc-client-test-rp-init-logout-other-state",
            "oidcc-client-test-rp-init-logout-no-state");

    private final Browser provider = new Browser();

    @Deployment(testable = false)
    static WebArchive shop() {
        return shop(MODULES, Map.of());
    }

    @AfterEach
    void logHoldsNoSecret() {
        assertThat(jane.text("log")).doesNotContain("canary");
    }

    @Test
    void oidccClientTestRpBackchannelRpinitlogout() {
        String app = "oidcc-client-test-rp-backchannel-rpinitlogout";
        signIn(app);

        Page answer = sendLogoutToken(app, token -> token);

        assertThat(answer.status()).isIn(200, 204);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertNobody(app);
        assertSignedIn(app, signIn(app));
    }

    @Test
    void oidccClientTestRpBackchannelRpinitlogoutAlgNone() {
        assertLogoutTokenRefused("-alg-none", Jwt::unsigned);
    }

    @Test
    void oidccClientTestRpBackchannelRpinitlogoutNoEvent() {
        assertLogoutTokenRefused("-no-event", token -> token.without("events"));
    }

    @Test
    void oidccClientTestRpBackchannelRpinitlogoutWithNonce() {
        assertLogoutTokenRefused("-with-nonce", token -> token.with("nonce", "n"));
    }

    @Test
    void oidccClientTestRpBackchannelRpinitlogoutWrongAlg() {
        assertLogoutTokenRefused("-wrong-alg", token -> token.signedBy(JwtKey.secret(ScriptedIssuer.SECRET)));
    }

    @Test
    void oidccClientTestRpBackchannelRpinitlogoutWrongAud() {
        assertLogoutTokenRefused("-wrong-aud", token -> token.with("aud", "another"));
    }

    @Test
    void oidccClientTestRpBackchannelRpinitlogoutWrongEvent() {
        JsonObject other = Documents.with(
                JsonObject.EMPTY_JSON_OBJECT, "http://schemas.openid.net/event/other", JsonObject.EMPTY_JSON_OBJECT);
        assertLogoutTokenRefused("-wrong-event", token -> token.with("events", other));
    }

    @Test
    void oidccClientTestRpBackchannelRpinitlogoutWrongIss() {
        assertLogoutTokenRefused("-wrong-iss", token -> token.with("iss", "https://other.example"));
    }

    @Test
    void oidccClientTestRpFrontchannelRpinitlogout() {
        String app = "oidcc-client-test-rp-frontchannel-rpinitlogout";
        signIn(app);
        String query = "?iss=" + Queries.encode(issuer(app).identifier()) + "&sid="
                + Queries.encode(issuer(app).session());

        Page frame = jane.browser().exchange(Visitor.at(app + "/sign-out/front-channel" + query));

        assertThat(frame.status()).isEqualTo(200);
        assertThat(frame.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertNobody(app);
    }

    @Test
    void oidccClientTestRpInitLogout() {
        String app = "oidcc-client-test-rp-init-logout";
        signIn(app);

        Page bye = signOut(app);

        assertThat(bye.text()).isEqualTo("bye");
        assertNobody(app);
        OpenIdRequest request = issuer(app).requests(OpenIdEndpoint.END_SESSION).get(0);
        assertThat(request.parameter("id_token_hint").split("\\.", -1)).hasSize(3);
        assertThat(request.parameter("state")).isNotEmpty();
        assertThat(request.parameter("post_logout_redirect_uri"))
                .isEqualTo(Visitor.at(app + "/sign-out/bye").toString());
    }

    /** The user is signed out already: what comes back decides nothing. */
    @Test
    void oidccClientTestRpInitLogoutOtherState() {
        String app = "oidcc-client-test-rp-init-logout-other-state";
        issuer(app).farewell(parameters -> Map.of("state", "another"));
        signIn(app);

        signOut(app);

        assertNobody(app);
    }

    @Test
    void oidccClientTestRpInitLogoutNoState() {
        String app = "oidcc-client-test-rp-init-logout-no-state";
        issuer(app).farewell(parameters -> Map.of());
        signIn(app);

        signOut(app);

        assertNobody(app);
    }

    private Page signOut(String app) {
        Page page = jane.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at(app + "/sign-out")).POST(BodyPublishers.noBody()));
        return jane.browser().open(page.location().orElseThrow(() -> new AssertionError(page)));
    }

    private void assertLogoutTokenRefused(String variant, UnaryOperator<Jwt> fault) {
        String app = "oidcc-client-test-rp-backchannel-rpinitlogout" + variant;
        JsonObject outcome = signIn(app);

        Page answer = sendLogoutToken(app, fault);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertSignedIn(app, outcome);
    }

    private Page sendLogoutToken(String app, UnaryOperator<Jwt> change) {
        String token = change.apply(issuer(app).logoutToken()).compact();
        return provider.exchange(HttpRequest.newBuilder(Visitor.at(app + "/sign-out/back-channel"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + token)));
    }
}
