package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
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

    @Test
    void aHandleThatSomebodyKnewBeforeTheSignInLeadsNowhere() throws Exception {
        String callback = scenario.allow(browser.get("oauth/acme/login"));
        List<String> known = browser.cookies();
        browser.get(callback);

        assertThat(withCookies(known, "caller").body()).isEqualTo("null");
        assertThat(withCookies(known, "oauth/acme/login").headers().map()).doesNotContainKey("set-cookie");
        assertThat(browser.get("caller").body()).startsWith("acme ");
    }

    @Test
    void onlyTheHandleAsItWasGivenLeadsToTheSession() throws Exception {
        scenario.signIn(browser, "acme");
        String cookie = browser.cookies().get(0);
        String name = cookie.substring(0, cookie.indexOf('=') + 1);
        String handle = cookie.substring(name.length());

        assertThat(withCookies(List.of(cookie), "caller").body()).startsWith("acme ");
        for (List<String> cookies : List.of(
                List.of(cookie, cookie),
                List.of(cookie, name + "x".repeat(43)),
                List.of(name.toUpperCase(Locale.ROOT) + handle),
                List.of(name + '"' + handle + '"'),
                List.of(name + handle + "=".repeat(2)),
                List.of(name + handle + handle),
                List.of(name + "x".repeat(4000)),
                List.of("__Host-" + cookie),
                List.of(name))) {
            assertThat(withCookies(cookies, "caller").body()).as("%s", cookies).isEqualTo("null");
        }
    }

    @Test
    void anAnswerThatBringsAHandleIsNotCached() throws Exception {
        HttpResponse<String> answer = browser.get("oauth/acme/login");

        assertThat(answer.headers().allValues("set-cookie"))
                .singleElement()
                .asString()
                .contains("; HttpOnly");
        assertThat(answer.headers().allValues("cache-control")).containsExactly("no-store");
    }
}
