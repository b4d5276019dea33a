package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.encoded;
import static dev.remora.jaxrs.EndpointScenario.header;
import static dev.remora.jaxrs.EndpointScenario.location;
import static dev.remora.jaxrs.EndpointScenario.page;
import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Identity;
import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ready-made endpoints, all the way through. */
class EndpointsTest {

    private static EndpointScenario scenario;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        scenario = new EndpointScenario(Map.of("remora.endpoints", "true"), Names.class);
    }

    @AfterAll
    static void stop() {
        scenario.close();
    }

    @BeforeEach
    void freshBrowser() {
        browser = scenario.browser();
    }

    @Path("name/{app}")
    @RequestScoped
    public static class Names {

        @Inject
        OAuth oauth;

        // names of settings that come later than the first test are not listed
        @Inject
        @RemoteApp("acme")
        OAuthRemote acme;

        @Inject
        @RemoteApp("dead")
        OAuthRemote dead;

        @GET
        public String name(@PathParam("app") String app) {
            return oauth.remote(app).identity().map(Identity::name).orElse("nobody");
        }

        @GET
        @Path("callback")
        public String callback(@PathParam("app") String app) {
            return oauth.callbackUri(app).toString();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "acme"})
    void aUserSignsInAndComesBackToTheApplication(String app) throws Exception {
        HttpResponse<String> answer = scenario.signIn(browser, app);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("/app/");
        assertThat(browser.get("name/" + app).body()).isEqualTo("Ada Lovelace");
    }

    @Test
    @Tag("A-09")
    @Tag("A-13")
    void theProviderIsAskedWithTheCallbackOfTheEndpoints() throws Exception {
        HttpResponse<String> answer = browser.get("oauth/github/login");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).contains("redirect_uri=" + encoded(scenario.base() + "oauth/github/callback"));
        assertThat(browser.get("name/github/callback").body()).isEqualTo(scenario.base() + "oauth/github/callback");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    @Tag("A-13")
    void aUserComesBackToWhereTheSignInWantedToGo() throws Exception {
        String login = "oauth/github/login?returnTo=" + encoded("name/github?tab=1&x=%2Fy");

        HttpResponse<String> answer = browser.get(scenario.allow(browser.get(login)));

        assertThat(location(answer)).isEqualTo("/app/name/github?tab=1&x=%2Fy");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    @Tag("B-20")
    void whereToGoIsNotTakenFromTheCallback() throws Exception {
        String callback = scenario.allow(browser.get("oauth/github/login?returnTo=name/github"));

        assertThat(location(browser.get(callback + "&returnTo=//evil.example&next=//evil.example")))
                .isEqualTo("/app/name/github");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth/github/login", "oauth;a/acme/login", "/app/oauth/acme;b/login;c?d=e"})
    void anEndpointIsNoPlaceToComeBackTo(String returnTo) throws Exception {
        String callback = scenario.allow(browser.get("oauth/github/login?returnTo=" + encoded(returnTo)));

        assertThat(location(browser.get(callback))).isEqualTo("/app/oauth");

        assertThat(location(browser.get(callback)))
                .as("the same callback again")
                .isEqualTo("/app/oauth");
    }

    @Test
    void aUserWhoSaidNoIsToldAndMayStartAgain() throws Exception {
        String callback = scenario.deny(browser.get("oauth/github/login?returnTo=name/github"));

        HttpResponse<String> answer = page(browser, callback);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("You did not agree to sign in with GitHub.")
                .contains("Code: access_denied")
                .contains("<form action=\"/app/oauth/github/login\" method=\"get\">"
                        + "<input type=\"hidden\" name=\"returnTo\" value=\"/app/name/github\">"
                        + "<button>Start again</button></form>");
    }

    @ParameterizedTest
    @CsvSource({"server_error, Code: server_error", "<b>own</b>, ''"})
    void aProviderThatSaidNoIsToldByACodeOfTheProtocolAlone(String error, String code) throws Exception {
        String callback = scenario.deny(browser.get("oauth/github/login"))
                .replaceFirst("error=access_denied", "error=" + URLEncoder.encode(error, StandardCharsets.UTF_8))
                .replaceFirst("&error_description=[^&]*", "");

        HttpResponse<String> answer = page(browser, callback);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("GitHub did not let you sign in.")
                .contains(code)
                .doesNotContain("own");
    }

    @Test
    void aForgedCallbackIsRejectedWithItsCode() throws Exception {
        browser.get("oauth/github/login");

        HttpResponse<String> answer = page(browser, "oauth/github/callback?code=secret&state=forged");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("What came back from GitHub cannot be used. Nothing has happened to your account.")
                .contains("Code: state_mismatch")
                .contains("<button>Start again</button>")
                .doesNotContain("secret")
                .doesNotContain("forged");
        assertThat(header(answer, "Content-Security-Policy")).startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    @Tag("S-07")
    void aCallbackWithoutItsSessionIsRejected() throws Exception {
        String callback = scenario.allow(browser.get("oauth/github/login"));

        HttpResponse<String> answer = page(scenario.browser(), callback);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Your browser did not send the cookie")
                .contains("Code: session_missing");
    }

    @Test
    void aCallbackThatComesAgainGoesToWhereTheFirstOneWent() throws Exception {
        String callback = scenario.allow(browser.get("oauth/github/login?returnTo=name/github"));
        browser.get(callback);

        assertThat(location(browser.get(callback))).isEqualTo("/app/name/github");
    }

    @Test
    @Tag("A-12")
    void severalTabsSignInAtOnce() throws Exception {
        String first = scenario.allow(browser.get("oauth/github/login?returnTo=name/1"));
        String second = scenario.allow(browser.get("oauth/acme/login?returnTo=name/2"));
        String third = scenario.allow(browser.get("oauth/github/login?returnTo=name/3"));

        assertThat(location(browser.get(second))).isEqualTo("/app/name/2");
        assertThat(location(browser.get(third))).isEqualTo("/app/name/3");
        assertThat(location(browser.get(first))).isEqualTo("/app/name/1");
    }

    @Test
    @Tag("B-18")
    void theSessionHasAnotherIdThen() throws Exception {
        String callback = scenario.allow(browser.get("oauth/github/login"));
        Object before = browser.cookies();

        browser.get(callback);

        assertThat(browser.cookies()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @Tag("S-08")
    @ValueSource(strings = {"oauth/%2e%2e/login", "oauth/git%68ub%00/login", "oauth/;x/login"})
    void anotherNameIsUnknown(String path) throws Exception {
        assertThat(page(browser, path).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("S-08")
    void anUnknownNameIsNotFound() throws Exception {
        HttpResponse<String> answer = page(browser, "oauth/nobody/login");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("This site knows no such sign-in.").doesNotContain("nobody");
    }

    @ParameterizedTest
    @Tag("B-17")
    @CsvSource(textBlock = """
            HEAD,   oauth/github/login,               'GET, POST, OPTIONS'
            HEAD,   oauth/github/callback,            'GET, POST, OPTIONS'
            PUT,    oauth/github/callback,            'GET, POST, OPTIONS'
            DELETE, oauth/github/logout,              'POST, OPTIONS'
            GET,    oauth/github/logout,              'POST, OPTIONS'
            GET,    oauth/acme/backchannel-logout,    'POST, OPTIONS'
            POST,   oauth/acme/frontchannel-logout,   'GET, OPTIONS'
            POST,   oauth,                            'GET, HEAD, OPTIONS'
            """)
    void otherMethodsAreNotAllowed(String method, String path, String allow) throws Exception {
        HttpResponse<String> answer = browser.method(method, path);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo(allow);
    }

    @Test
    void optionsTellTheMethods() throws Exception {
        HttpResponse<String> answer = browser.method("OPTIONS", "oauth/github/logout");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Allow")).isEqualTo("POST, OPTIONS");
    }

    @Test
    @Tag("B-17")
    void aHeadOfTheCallbackUsesNothingUp() throws Exception {
        String callback = scenario.allow(browser.get("oauth/github/login"));

        assertThat(browser.method("HEAD", callback).statusCode()).isEqualTo(405);
        assertThat(browser.get(callback).statusCode()).isEqualTo(303);
    }

    @Test
    void aSecondSignInIsAnother() throws Exception {
        scenario.signIn(browser, "github");
        scenario.signIn(browser, "acme");

        assertThat(browser.get("name/github").body()).isNotEqualTo("nobody");
        assertThat(browser.get("name/acme").body()).isEqualTo("Ada Lovelace");
    }

    @Test
    void aUserSignsOutOfOneAndStaysInTheOther() throws Exception {
        scenario.signIn(browser, "github");
        scenario.signIn(browser, "acme");

        HttpResponse<String> answer =
                post(browser, "oauth/github/logout", "returnTo=name/github", "Sec-Fetch-Site", "same-origin");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo(scenario.base() + "name/github");
        assertThat(browser.get("name/github").body()).isEqualTo("nobody");
        assertThat(browser.get("name/acme").body()).isEqualTo("Ada Lovelace");
    }

    @Test
    void theProviderOfOpenIdConnectEndsItsSessionToo() throws Exception {
        scenario.signIn(browser, "acme");

        HttpResponse<String> answer = post(browser, "oauth/acme/logout", "", "Sec-Fetch-Site", "same-origin");

        assertThat(location(answer)).startsWith(scenario.provider().uri() + "/acme/logout?id_token_hint=");
    }

    @Test
    void logoutsOfTheProviderAreChecked() throws Exception {
        assertThat(browser.form("oauth/acme/backchannel-logout", "logout_token=a.b.c")
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.get("oauth/acme/frontchannel-logout?iss=x&sid=y").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aLogoutThatCannotBeCheckedHasFailed() throws Exception {
        HttpResponse<String> answer = browser.form("oauth/dead/backchannel-logout", "logout_token=a.b.c");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void theAnswerToALogoutInThePageOfTheProviderMayBeShownThereAlone() throws Exception {
        String issuer = scenario.provider().uri() + "/acme";

        HttpResponse<String> answer = browser.get("oauth/acme/frontchannel-logout?iss=" + issuer + "&sid=unknown");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("frame-ancestors " + scenario.provider().uri());
    }

    @Test
    void everythingElseIsTheApplications() throws Exception {
        assertThat(browser.get("oauth/github/other").statusCode()).isEqualTo(404);
        assertThat(browser.get("oauth/github/login/more").statusCode()).isEqualTo(404);
        assertThat(browser.get("oauthor").statusCode()).isEqualTo(404);
        assertThat(browser.get("dev.remora.jaxrs.endpoints").statusCode()).isEqualTo(404);
    }
}
