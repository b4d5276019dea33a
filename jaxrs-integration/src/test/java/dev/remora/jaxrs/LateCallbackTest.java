package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A callback comes, or is answered, after another sign-in or a sign-out of the same browser. */
@Tag("B-18")
class LateCallbackTest {

    @SuppressWarnings("NullAway.Init") // each test begins with it
    private EndpointScenario scenario;

    private void start(String sessions) throws Exception {
        scenario = KindsOfSession.start(sessions);
    }

    @AfterEach
    void stop() {
        scenario.close();
    }

    /** The sign-out knows nothing of the token that the callback is about to bring. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "store", "cookie"})
    void bringsNoTokenToTheNextUserByACallback(String sessions) throws Exception {
        start(sessions);
        Browser browser = scenario.browser();
        scenario.signIn(browser, "acme", "ada");
        String callback = scenario.allow(browser.get("oauth/files/login"), "ada");
        HttpResponse<String> late = KindsOfSession.get(scenario, browser.cookies(), callback);
        post(browser, "oauth/acme/logout", "", "Sec-Fetch-Site", "same-origin");
        browser.take(late);

        assertThat(browser.get("token/files").body()).isEqualTo("none");
        scenario.signIn(browser, "acme", "grace");
        assertThat(browser.get("token/files").body()).isEqualTo("none");
    }

    /** Another tab of the same user. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "store", "cookie", "cookie+store"})
    void endsASignInThatWasBegunBefore(String sessions) throws Exception {
        start(sessions);
        Browser browser = scenario.browser();
        String callback = scenario.allow(browser.get("oauth/photos/login"), "grace");
        scenario.signIn(browser, "github", "grace");

        assertThat(browser.get(callback).statusCode()).isEqualTo(303);
        assertThat(browser.get("token/photos").body()).isEqualTo("Grace Hopper");
    }
}
