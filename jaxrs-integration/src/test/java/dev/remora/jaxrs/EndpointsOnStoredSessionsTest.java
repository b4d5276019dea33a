package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ready-made endpoints and the caller where a store keeps the session, and the browser its handle. */
class EndpointsOnStoredSessionsTest extends EndpointsOnCookiesTest {

    @Override
    Map<String, String> whoKeepsSessions() {
        return Map.of(
                MemoryStore.PROPERTY,
                "true",
                "remora.session-store",
                "store",
                "remora.store-key",
                Base64.getEncoder().encodeToString(new byte[32]));
    }

    /** Browsers hold the one cookie back there. */
    @Test
    @Override
    void whatThePageOfAProviderPostsIsPostedAgain() throws Exception {
        String form = scenario.allowByPost(browser.get("oauth/posting/login"));

        HttpResponse<String> page = post(
                scenario.browser(),
                "oauth/posting/callback",
                form,
                "Sec-Fetch-Site",
                "cross-site",
                "Sec-Fetch-Mode",
                "navigate");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("remora-posted-again");
        assertThat(page.headers().map()).doesNotContainKey("set-cookie");
        post(browser, "oauth/posting/callback", form + "&remora-posted-again=1", "Sec-Fetch-Site", "same-origin");
        assertThat(browser.get("caller").body()).startsWith("posting Ada Lovelace ");
    }

    @Test
    void theBrowserHasOneCookie() throws Exception {
        scenario.signIn(browser, "acme");
        scenario.signIn(browser, "github");

        assertThat(browser.cookies()).singleElement().asString().matches("remora-session-[\\w-]{6}=[\\w-]{43}");
    }
}
