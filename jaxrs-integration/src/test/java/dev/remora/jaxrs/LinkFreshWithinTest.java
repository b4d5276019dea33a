package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.location;
import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Linking accounts where the caller has to have proved lately who it is: somebody may have found a session left open. */
class LinkFreshWithinTest {

    private EndpointScenario scenario;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        scenario = new EndpointScenario(
                Map.of("remora.endpoints", "true", "remora.link-fresh-within", "PT10M"),
                RemoteCallerTest.Callers.class);
        browser = scenario.browser();
    }

    @AfterEach
    void stop() {
        scenario.close();
    }

    private HttpResponse<String> link(String remoteApp) throws Exception {
        return post(browser, "oauth/" + remoteApp + "/login", "link=true", "Sec-Fetch-Site", "same-origin");
    }

    @Test
    void isDoneByACallerWhoHasJustSignedIn() throws Exception {
        scenario.signIn(browser, "acme");
        String caller = browser.get("caller").body();

        browser.get(scenario.allow(link("github")));

        Browser other = scenario.browser();
        scenario.signIn(other, "github");
        assertThat(caller).startsWith("acme ");
        assertThat(other.get("caller/name").body())
                .isEqualTo(browser.get("caller/name").body());
    }

    @Test
    void isRefusedWhereTheProviderTellsNoTimes() throws Exception {
        scenario.signIn(browser, "github");

        HttpResponse<String> answer = link("acme");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("authentication_insufficient");
    }

    @Test
    void isRefusedWhereNobodyIsSignedIn() throws Exception {
        HttpResponse<String> answer = link("acme");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("caller_missing");
    }

    @Test
    void hasTheCallerSignInAnewFirst() throws Exception {
        scenario.close();
        scenario = new EndpointScenario(
                Map.of("remora.endpoints", "true", "remora.link-fresh-within", "PT0.000000001S"),
                RemoteCallerTest.Callers.class);
        browser = scenario.browser();
        scenario.signIn(browser, "acme");

        HttpResponse<String> answer = link("github");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).startsWith("/app/oauth?").contains("max_age=0");
    }
}
