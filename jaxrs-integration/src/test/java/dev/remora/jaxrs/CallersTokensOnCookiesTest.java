package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that belong to the caller, who is known by the cookies that hold them. */
class CallersTokensOnCookiesTest {

    private static EndpointScenario scenario;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        scenario = new EndpointScenario(
                Map.of(
                        "remora.endpoints", "true",
                        "remora.acme.token-owner", "caller",
                        "remora.github.token-owner", "caller",
                        "remora.session-store", "cookie",
                        "remora.cookie-key", Base64.getEncoder().encodeToString(new byte[32])),
                RemoteCallerTest.Callers.class);
    }

    @AfterAll
    static void stop() {
        scenario.close();
    }

    @BeforeEach
    void freshBrowser() {
        browser = scenario.browser();
    }

    @Test
    void whoSignsInIsTheCallerAndHasTheToken() throws Exception {
        scenario.signIn(browser, "acme");

        assertThat(browser.get("caller").body()).startsWith("acme Ada Lovelace ");
        assertThat(browser.get("caller/tokens").body()).isEqualTo("false true");
        assertThat(scenario.browser().get("caller/tokens").body()).isEqualTo("false false");
    }

    @Test
    void anotherCallerOfTheBrowserHasNotTheTokensOfTheOneBefore() throws Exception {
        scenario.signIn(browser, "acme");

        scenario.signIn(browser, "github");

        assertThat(browser.get("caller").body()).startsWith("github ");
        assertThat(browser.get("caller/tokens").body()).isEqualTo("true false");
    }

    @Test
    void whoSignsOutIsNobodyAndNobodyHasTokens() throws Exception {
        scenario.signIn(browser, "acme");
        scenario.signIn(browser, "github");

        post(browser, "oauth/github/logout", "", "Sec-Fetch-Site", "same-origin");

        assertThat(browser.get("caller").body()).isEqualTo("null");
        assertThat(browser.get("caller/tokens").body()).isEqualTo("false false");
    }

    @Test
    void theCookiesOfOneBrowserGiveAnotherNothingMore() throws Exception {
        scenario.signIn(browser, "acme");
        Browser other = scenario.browser();
        scenario.signIn(other, "github");

        assertThat(withCookies(other, browser.cookies()).get(0)).startsWith("acme ");
        assertThat(withCookies(other, browser.cookies()).get(1)).isEqualTo("false true");
        assertThat(other.get("caller/tokens").body()).isEqualTo("true false");
    }

    private static List<String> withCookies(Browser of, List<String> cookies) throws Exception {
        String header = String.join("; ", cookies);
        Browser bare = scenario.browser();
        return List.of(
                bare.send(HttpRequest.newBuilder(of.uri("caller")).header("Cookie", header))
                        .body(),
                bare.send(HttpRequest.newBuilder(of.uri("caller/tokens")).header("Cookie", header))
                        .body());
    }
}
