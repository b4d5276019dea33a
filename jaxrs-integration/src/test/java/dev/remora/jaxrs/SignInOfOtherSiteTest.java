package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                Work.class,
                EndOfSignInTest.Pages.class,
                EndOfSignInTest.Notes.class,
                EndOfSignInTest.Acme.class);
    }

    /** A second token beside the one that comes meanwhile. */
    @Path("work")
    @RequestScoped
    public static class Work {

        @Inject
        OAuth oauth;

        @GET
        public Response login() {
            return oauth.remote("notes")
                    .withTokenKey("work")
                    .authorization()
                    .callback(oauth.callbackUri("notes").toString())
                    .redirect();
        }
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

    /** What notes whose the session is must not note that it is that caller's. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itsCallerGetsNoneLaterEither(boolean grantsMore) throws Exception {
        Browser browser = scenario.browser();
        String ofAda = scenario.allow(browser.get("oauth/notes/login"), "ada");
        HttpResponse<String> begun =
                browser.send(HttpRequest.newBuilder(browser.uri("pages/login")).header("Sec-Fetch-Site", "cross-site"));
        EndOfSignInTest.MEANWHILE.put("save", () -> browser.get(ofAda));
        browser.get(scenario.allow(begun, "grace"));

        browser.get(grantsMore ? scenario.allow(browser.get("work"), "ada") : ofAda);
        scenario.signIn(browser, "acme", "grace");

        assertThat(browser.get("pages/name").body()).isEqualTo("Grace Hopper");
        assertThat(browser.get("pages/token/notes").body()).isEqualTo("none");
    }
}
