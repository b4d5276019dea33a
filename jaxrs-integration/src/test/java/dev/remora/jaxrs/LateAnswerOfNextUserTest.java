package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sign-out while a callback is answered. */
@Tag("E-08")
class LateAnswerOfNextUserTest {

    private static void logout(Browser browser, String app) throws Exception {
        assertThat(post(browser, "oauth/" + app + "/logout", "", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(303);
    }

    /** Grace signs in in place of Ada, and signs out before the answer is there. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "store", "cookie", "cookie+store"})
    void endsTheSignInThatTakesThePlaceOfAnother(String sessions) throws Exception {
        try (EndpointScenario scenario = KindsOfSession.start(sessions)) {
            Browser browser = scenario.browser();
            scenario.signIn(browser, "github", "ada");
            String callback = scenario.allow(browser.get("oauth/github/login"), "grace");
            HttpResponse<String> late = KindsOfSession.get(scenario, browser.cookies(), callback);
            logout(browser, "github");
            browser.take(late);

            assertThat(browser.get("token/github").body()).isEqualTo("none");
        }
    }

    /** The same user in a second tab. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "store", "cookie", "cookie+store"})
    void endsTheSignInOfTheSameUser(String sessions) throws Exception {
        try (EndpointScenario scenario = KindsOfSession.start(sessions)) {
            Browser browser = scenario.browser();
            scenario.signIn(browser, "github", "ada");
            String callback = scenario.allow(browser.get("oauth/github/login"), "ada");
            HttpResponse<String> late = KindsOfSession.get(scenario, browser.cookies(), callback);
            logout(browser, "github");
            browser.take(late);

            assertThat(browser.get("token/github").body()).isEqualTo("none");
        }
    }

    /** Nobody is signed in yet. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "store", "cookie", "cookie+store"})
    void endsTheFirstSignIn(String sessions) throws Exception {
        try (EndpointScenario scenario = KindsOfSession.start(sessions)) {
            Browser browser = scenario.browser();
            String callback = scenario.allow(browser.get("oauth/github/login"), "ada");
            HttpResponse<String> late = KindsOfSession.get(scenario, browser.cookies(), callback);
            logout(browser, "github");
            browser.take(late);

            assertThat(browser.get("token/github").body()).isEqualTo("none");
        }
    }

    /** Nobody is signed in yet; the provider sends the browser back after the sign-out, when another user has signed in. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "store", "cookie", "cookie+store"})
    void endsASignInThatWasBegun(String sessions) throws Exception {
        try (EndpointScenario scenario = KindsOfSession.start(sessions)) {
            Browser browser = scenario.browser();
            String callback = scenario.allow(browser.get("oauth/github/login"), "ada");
            logout(browser, "github");
            scenario.signIn(browser, "github", "grace");
            browser.get(callback);

            assertThat(browser.get("token/github").body()).isEqualTo("Grace Hopper");
        }
    }
}
