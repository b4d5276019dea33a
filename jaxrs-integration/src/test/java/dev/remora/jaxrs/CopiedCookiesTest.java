package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody has copied the cookies of a browser before its user signs in. */
@Tag("B-18")
class CopiedCookiesTest {

    @SuppressWarnings("NullAway.Init") // each test begins with it
    private EndpointScenario scenario;

    private void start(String sessions) throws Exception {
        scenario = KindsOfSession.start(sessions);
    }

    @AfterEach
    void stop() {
        scenario.close();
    }

    /** Copies of cookies lead to the list of sign-ins that a store keeps, after a sign-in too. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "http+store", "cookie", "cookie+store"})
    void putsNoSignInIntoTheBrowserOnceItsUserHasSignedIn(String sessions) throws Exception {
        start(sessions);
        Browser browser = scenario.browser();
        browser.get("oauth/github/login");
        List<String> copied = browser.cookies();
        scenario.signIn(browser, "github", "grace");

        HttpResponse<String> begun = KindsOfSession.get(
                scenario, copied, browser.uri("oauth/acme/login").toString());
        String callback = scenario.allow(begun, "ada");

        assertThat(browser.get(callback).statusCode()).isEqualTo(400);
        assertThat(browser.get("token/acme").body()).isEqualTo("none");
        assertThat(browser.get("token/github").body()).isEqualTo("Grace Hopper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cookie", "cookie+store"})
    void putsNoSignInIntoTheBrowserBetweenTwoOfItsUser(String sessions) throws Exception {
        start(sessions);
        Browser browser = scenario.browser();
        browser.get("oauth/github/login");
        List<String> copied = browser.cookies();
        scenario.signIn(browser, "github", "grace");
        String callback = scenario.allow(
                KindsOfSession.get(
                        scenario, copied, browser.uri("oauth/acme/login").toString()),
                "ada");
        scenario.signIn(browser, "photos", "grace");

        assertThat(browser.get(callback).statusCode()).isEqualTo(400);
        assertThat(browser.get("token/acme").body()).isEqualTo("none");
    }
}
