package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.encoded;
import static dev.remora.jaxrs.EndpointScenario.location;
import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Posts of other sites to the ready-made endpoints, which do nothing. */
@Tag("A-10")
class CrossSitePostTest {

    private static EndpointScenario scenario;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        scenario = new EndpointScenario(Map.of("remora.endpoints", "true"), Token.class);
    }

    @AfterAll
    static void stop() {
        scenario.close();
    }

    @BeforeEach
    void aUserHasSignedIn() throws Exception {
        browser = scenario.browser();
        scenario.signIn(browser, "github");
    }

    @Path("token")
    @RequestScoped
    public static class Token {

        @Inject
        OAuth oauth;

        @GET
        public String token() {
            return oauth.csrfToken();
        }

        @GET
        @Path("signed-in")
        public boolean signedIn() {
            return oauth.remote("github").identity().isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none", "", "same-origin, cross-site"})
    void fetchMetadataOfAnotherSiteAreRefusedWhateverElseThereIs(String site) throws Exception {
        String csrf = "csrf=" + encoded(browser.get("token").body());

        refused(post(browser, "oauth/github/logout", csrf, "Sec-Fetch-Site", site, "Origin", own()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1", "http://localhost:80", "*"})
    void anotherOriginIsRefusedWhateverElseThereIs(String origin) throws Exception {
        String csrf = "csrf=" + encoded(browser.get("token").body());

        refused(post(browser, "oauth/github/logout", csrf, "Origin", origin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "csrf=", "csrf=forged", "csrf=a&csrf=b"})
    void aPostWithoutTheTokenOfTheSessionIsRefused(String form) throws Exception {
        browser.get("token");

        refused(post(browser, "oauth/github/logout", form));
    }

    @Test
    void theTokenOfAnotherSessionIsRefused() throws Exception {
        refused(post(
                browser,
                "oauth/github/logout",
                "csrf=" + encoded(scenario.browser().get("token").body())));
    }

    @Test
    void aTokenInTheAddressIsRefused() throws Exception {
        String token = browser.get("token").body();

        refused(post(browser, "oauth/github/logout?csrf=" + encoded(token), ""));
    }

    @Test
    void aTokenThatWasKnownBeforeTheSignInIsRefused() throws Exception {
        String before = browser.get("token").body();
        scenario.signIn(browser, "acme");

        refused(post(browser, "oauth/github/logout", "csrf=" + encoded(before)));
    }

    @Test
    void aRefusalStartsNoSession() throws Exception {
        HttpResponse<String> answer = post(scenario.browser(), "oauth/github/logout", "csrf=forged");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void aLoginOfAnotherSiteIsRefused() throws Exception {
        HttpResponse<String> answer = post(browser, "oauth/acme/login", "", "Sec-Fetch-Site", "cross-site");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This was not sent by a page of this site, so nothing was done.");
    }

    @Test
    void pagesOfTheApplicationSignOut() throws Exception {
        accepted(post(browser, "oauth/github/logout", "", "Sec-Fetch-Site", "same-origin"));
        scenario.signIn(browser, "github");
        accepted(post(browser, "oauth/github/logout", "", "Origin", own()));
        scenario.signIn(browser, "github");
        accepted(post(
                browser,
                "oauth/github/logout",
                "csrf=" + encoded(browser.get("token").body())));
    }

    /** With a status that makes a GET of the POST, or the provider would get its form (RFC 9700 section 4.12). */
    @Test
    @Tag("A-09")
    void pagesOfTheApplicationSignIn() throws Exception {
        HttpResponse<String> answer =
                post(browser, "oauth/acme/login", "returnTo=token", "Sec-Fetch-Site", "same-origin");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).startsWith(scenario.provider().uri() + "/acme/authorize?");
    }

    private void refused(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.get("token/signed-in").body()).isEqualTo("true");
    }

    private void accepted(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo(scenario.base().toString());
        assertThat(browser.get("token/signed-in").body()).isEqualTo("false");
    }

    private static String own() {
        String base = scenario.base().toString();
        return base.substring(0, base.indexOf('/', "http://".length()));
    }
}
