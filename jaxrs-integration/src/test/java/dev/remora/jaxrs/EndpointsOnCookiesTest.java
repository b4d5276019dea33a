package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.header;
import static dev.remora.jaxrs.EndpointScenario.location;
import static dev.remora.jaxrs.EndpointScenario.page;
import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ready-made endpoints and the caller where the session is in the browser's cookies. */
@TestInstance(Lifecycle.PER_CLASS)
class EndpointsOnCookiesTest {

    private static final String POSTING_ISSUER = "remora.posting.issuer";

    EndpointScenario scenario;
    Browser browser;

    @BeforeAll
    void start() throws Exception {
        Map<String, String> settings = new HashMap<>(whoKeepsSessions());
        settings.putAll(Map.of(
                "remora.endpoints", "true",
                "remora.staff.provider", "github", // with the store of another test
                "remora.staff.token-owner", "caller",
                "remora.posting.client-id", "sample-key",
                "remora.posting.client-secret", "sample-secret",
                "remora.posting.authorize-params", "response_mode=form_post"));
        scenario = new EndpointScenario(
                settings, RemoteCallerTest.Callers.class, Posting.class, CrossSitePostTest.Token.class);
        System.setProperty(POSTING_ISSUER, scenario.provider().uri() + "/acme");
    }

    Map<String, String> whoKeepsSessions() {
        return Map.of(
                "remora.session-store",
                "cookie",
                "remora.cookie-key",
                Base64.getEncoder().encodeToString(new byte[32]));
    }

    /** Names of settings that come later than the first test are not listed. */
    @Path("posting")
    @RequestScoped
    public static class Posting {

        @Inject
        @RemoteApp("posting")
        OAuthRemote posting;

        @GET
        public String address() {
            return posting.baseUri().toString();
        }
    }

    @AfterAll
    void stop() {
        System.clearProperty(POSTING_ISSUER);
        scenario.close();
    }

    @BeforeEach
    void freshBrowser() {
        browser = scenario.browser();
    }

    HttpResponse<String> withCookies(List<String> cookies, String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(browser.uri(path)).header("Accept", "text/html");
        return scenario.browser().send(request.header("Cookie", String.join("; ", cookies)));
    }

    @Test
    void whoSignsInIsTheCaller() throws Exception {
        assertThat(browser.get("caller").body()).isEqualTo("null");

        scenario.signIn(browser, "acme");

        assertThat(browser.get("caller").body()).startsWith("acme Ada Lovelace ");
        assertThat(browser.get("caller/any").body()).isEqualTo("any");
        assertThat(browser.cookies()).isNotEmpty().allMatch(cookie -> cookie.startsWith("remora-"));
    }

    /** Browsers hold the session's cookies back there. */
    @Test
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
        assertThat(browser.get("caller").body()).isEqualTo("null");
        post(browser, "oauth/posting/callback", form + "&remora-posted-again=1", "Sec-Fetch-Site", "same-origin");
        assertThat(browser.get("caller").body()).startsWith("posting Ada Lovelace ");
    }

    @Test
    void twoRemoteAppsAtOnce() throws Exception {
        scenario.signIn(browser, "acme");
        scenario.signIn(browser, "github");

        assertThat(browser.get("caller").body()).startsWith("github ");
        assertThat(browser.get("caller/tokens").body()).isEqualTo("true true");
    }

    @Test
    void whoSignsOutIsNobody() throws Exception {
        scenario.signIn(browser, "acme");

        assertThat(post(browser, "oauth/acme/logout", "", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("caller").body()).startsWith("acme ");
        post(browser, "oauth/acme/logout", "", "Sec-Fetch-Site", "same-origin");

        assertThat(browser.get("caller").body()).isEqualTo("null");
        assertThat(browser.get("caller/any").statusCode()).isEqualTo(401);
    }

    /** Each of them sees the end of the sign-in by itself, and the answer to one comes when the user is on the way again. */
    @Test
    void requestsAtTheSameTimeAfterASignInThatEndedElsewhereRefuseNoneThatBegins() throws Exception {
        scenario.signIn(browser, "staff", "ada");
        Browser home = scenario.browser();
        scenario.signIn(home, "staff", "ada");
        post(home, "oauth/staff/logout", "", "Sec-Fetch-Site", "same-origin");
        HttpResponse<String> slow = withCookies(browser.cookies(), "caller");
        assertThat(browser.get("caller").body()).isEqualTo("null");
        String callback = scenario.allow(browser.get("oauth/github/login"));

        browser.take(slow);

        assertThat(browser.get(callback).statusCode()).isEqualTo(303);
        assertThat(browser.get("caller").body()).startsWith("github ");
    }

    /** The callback sees the session as it was before, and its answer is read last. */
    @ParameterizedTest
    @ValueSource(strings = {"exchange", "save"})
    void aSignOutCountsThoughACallbackIsOnItsWay(String when) throws Exception {
        scenario.signIn(browser, "staff", "ada");
        String callback = scenario.allow(browser.get("oauth/staff/login"), "ada");
        EndOfSignInTest.MEANWHILE.put(
                when, () -> post(browser, "oauth/staff/logout", "", "Sec-Fetch-Site", "same-origin"));

        browser.get(callback);

        assertThat(EndOfSignInTest.MEANWHILE).isEmpty();
        assertThat(browser.get("caller").body()).isEqualTo("null");
    }

    @Test
    @Tag("A-10")
    void aTokenAgainstCrossSitePostsIsKept() throws Exception {
        scenario.signIn(browser, "github");
        String csrf = browser.get("token").body();

        assertThat(post(browser, "oauth/github/logout", "csrf=forged").statusCode())
                .isEqualTo(403);
        assertThat(post(browser, "oauth/github/logout", "csrf=" + EndpointScenario.encoded(csrf))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    @Tag("B-16")
    @Tag("S-07")
    void aCallbackWithoutItsCookieIsRejected() throws Exception {
        String callback = scenario.allow(browser.get("oauth/github/login"));

        HttpResponse<String> answer = page(scenario.browser(), callback);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Code: session_missing");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    @Tag("B-17")
    void aHeadOfTheCallbackUsesNothingUp() throws Exception {
        String callback = scenario.allow(browser.get("oauth/github/login"));

        assertThat(browser.method("HEAD", callback).statusCode()).isEqualTo(405);
        assertThat(browser.get(callback).statusCode()).isEqualTo(303);
    }

    /** There is no id that somebody could have fixed: what was known before the sign-in has nobody signed in. */
    @Test
    @Tag("B-18")
    void whoeverKnowsTheCookiesOfBeforeIsNobody() throws Exception {
        String callback = scenario.allow(browser.get("oauth/acme/login"));
        List<String> before = browser.cookies();

        browser.get(callback);

        assertThat(browser.get("caller").body()).startsWith("acme ");
        assertThat(before).isNotEmpty();
        assertThat(withCookies(before, "caller").body()).isEqualTo("null");
    }

    @Test
    void aChangedCookieIsNobodys() throws Exception {
        scenario.signIn(browser, "acme");
        List<String> changed = browser.cookies().stream()
                .map(cookie -> cookie.substring(0, cookie.length() - 4) + "AAAA")
                .toList();

        assertThat(withCookies(browser.cookies(), "caller").body()).startsWith("acme ");
        assertThat(withCookies(changed, "caller").body()).isEqualTo("null");
    }

    @Test
    @Tag("B-19")
    @Tag("B-20")
    void whereToGoIsKeptWithTheSignIn() throws Exception {
        String callback = scenario.allow(browser.get("oauth/github/login?returnTo=caller"));

        HttpResponse<String> answer = browser.get(callback + "&returnTo=//evil.example");

        assertThat(location(answer)).isEqualTo("/app/caller");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        String hostile = scenario.allow(browser.get("oauth/github/login?returnTo=//evil.example"));
        assertThat(location(browser.get(hostile))).isEqualTo("/app/");
    }
}
