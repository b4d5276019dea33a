package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer to a callback comes after a sign-out, in a browser that somebody has left before. */
@Tag("E-08")
class LateAnswerAfterEarlierUserTest {

    private static void logout(Browser browser, String app) throws Exception {
        assertThat(post(browser, "oauth/" + app + "/logout", "", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(303);
    }

    /** As LateCallbackTest has it, but somebody has left this browser before. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "store", "cookie", "cookie+store"})
    void bringsNoTokenToTheNextUser(String sessions) throws Exception {
        try (EndpointScenario scenario = KindsOfSession.start(sessions)) {
            Browser browser = scenario.browser();
            scenario.signIn(browser, "acme", "grace");
            logout(browser, "acme");
            scenario.signIn(browser, "acme", "ada");
            String callback = scenario.allow(browser.get("oauth/files/login"), "ada");
            HttpResponse<String> late = KindsOfSession.get(scenario, browser.cookies(), callback);
            logout(browser, "acme");
            browser.take(late);

            assertThat(browser.get("token/files").body()).isEqualTo("none");
            scenario.signIn(browser, "acme", "grace");
            assertThat(browser.get("token/files").body()).isEqualTo("none");
        }
    }

    @Test
    void makesNobodyTheCallerWhoHasLeft() throws Exception {
        try (EndpointScenario scenario = new EndpointScenario(
                Map.of(
                        "remora.endpoints", "true",
                        "remora.github.token-owner", "caller",
                        "remora.session-store", "cookie",
                        "remora.cookie-key", Base64.getEncoder().encodeToString(new byte[32])),
                RemoteCallerTest.Callers.class)) {
            Browser browser = scenario.browser();
            scenario.signIn(browser, "github", "grace");
            logout(browser, "github");
            scenario.signIn(browser, "github", "ada");
            String callback = scenario.allow(browser.get("oauth/github/login"), "ada"); // a second tab
            HttpResponse<String> late = KindsOfSession.get(scenario, browser.cookies(), callback);
            logout(browser, "github");
            assertThat(browser.get("caller").body()).isEqualTo("null");
            scenario.signIn(browser, "github", "grace");
            assertThat(browser.get("caller").body()).startsWith("github Grace Hopper ");

            browser.take(late);

            assertThat(browser.get("caller").body()).doesNotContain("Ada Lovelace");
        }
    }
}
