package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page of another site begins a sign-in while Ada, who is nobody yet, does: with sessions in cookies neither callback sees the other. */
@Tag("E-08")
class SignInOfOtherSiteTest {

    private EndpointScenario scenario;

    @BeforeEach
    void start() throws Exception {
        scenario = new EndpointScenario(
                Map.of(
                        "remora.endpoints", "true",
                        "remora.acme.token-owner", "caller",
                        "remora.notes.provider", "github",
                        "remora.notes.caller", "false",
                        "remora.notes.token-owner", "caller",
                        "remora.session-store", "cookie",
                        "remora.cookie-key", Base64.getEncoder().encodeToString(new byte[32])),
                EndOfSignInTest.Pages.class,
                EndOfSignInTest.Notes.class,
                EndOfSignInTest.Acme.class);
    }

    @AfterEach
    void stop() {
        scenario.close();
    }

    @Test
    void itsCallerGetsNoTokenOfNobodyThatComesMeanwhile() throws Exception {
        Browser browser = scenario.browser();
        String ofAda = scenario.allow(browser.get("oauth/notes/login"), "ada");
        HttpResponse<String> begun =
                browser.send(HttpRequest.newBuilder(browser.uri("pages/login")).header("Sec-Fetch-Site", "cross-site"));
        EndOfSignInTest.MEANWHILE.put("save", () -> browser.get(ofAda));

        browser.get(scenario.allow(begun, "grace"));

        assertThat(browser.get("pages/name").body()).isEqualTo("Grace Hopper");
        assertThat(browser.get("pages/token/notes").body()).isEqualTo("none");
        Browser elsewhere = scenario.browser();
        scenario.signIn(elsewhere, "acme", "grace");
        assertThat(elsewhere.get("pages/token/notes").body()).isEqualTo("none");

        scenario.signIn(browser, "acme", "ada");
        assertThat(browser.get("pages/token/notes").body()).isEqualTo("none");
    }
}
