package dev.remora.samples.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.samples.provider.StandInProvider;
import dev.remora.samples.signin.start.SignInApplication;
import jakarta.ws.rs.SeBootstrap;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody does with the pages, click by click. */
class PagesTest {

    private static StandInProvider provider;
    private static SeBootstrap.Instance pages;
    private Browser browser;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        System.setProperty("sign-in.data", data.toString());
        provider = StandInProvider.start(0);
        System.setProperty("stand-in-provider", provider.uri().toString());
        SeBootstrap.Configuration configuration = SeBootstrap.Configuration.builder()
                .host("localhost")
                .port(SeBootstrap.Configuration.FREE_PORT)
                .build();
        pages = SeBootstrap.start(SignInApplication.class, configuration)
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() {
        pages.stop().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        provider.close();
        System.clearProperty("stand-in-provider");
        System.clearProperty("sign-in.data");
    }

    @BeforeEach
    void openTheFirstPage() throws Exception {
        browser = new Browser(pages()).go("/");
    }

    private static URI pages() {
        return URI.create("http://localhost:" + pages.configuration().port());
    }

    private void signIn(String app, String decision) throws Exception {
        browser.go("/oauth/" + app + "/login?returnTo=" + app).decide(decision);
    }

    @Test
    void theFirstPageListsTheRemoteAppsAndHowToSignIn() {
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.body())
                .contains("href=\"oauth/github/login?returnTo=github\"", "href=\"oauth/weibo/login?returnTo=weibo\"")
                .contains("Sign in with Acme (OpenID Connect)")
                .doesNotContain("You are signed in.");
    }

    @Test
    void thePageOfButtonsOffersAll() throws Exception {
        browser.go("oauth");

        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.body())
                .contains("/oauth/acme/login", "/oauth/github/login", "/oauth/twitter/login", "/oauth/weibo/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twitter", "github", "weibo", "acme"})
    void aPageThatRequiresASignInStartsOneAndComesBackToTheVeryAddress(String app) throws Exception {
        browser.go(app + "?tab=1").decide("allow");

        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().getPath() + "?" + browser.page().getQuery()).isEqualTo("/" + app + "?tab=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twitter", "github", "weibo"})
    void whoSignsInSeesWhoTheyAreAndTheTimeline(String app) throws Exception {
        signIn(app, "allow");

        assertThat(browser.page().getPath()).isEqualTo("/" + app);
        assertThat(browser.page().getQuery()).isNull();
        assertThat(browser.find("id=\"who\">([^<]+)")).isEqualTo("github".equals(app) ? "ada" : "Ada Lovelace");
        assertThat(browser.body()).contains("<strong>grace</strong> It is easier to ask forgiveness");
    }

    @Test
    void whoSignsInWithOpenIdConnectSeesWhatIsProvedOfThem() throws Exception {
        signIn("acme", "allow");

        assertThat(browser.page().getPath()).isEqualTo("/acme");
        assertThat(browser.find("id=\"who\">([^<]+)")).isEqualTo("Ada Lovelace");
        assertThat(browser.body())
                .contains("<tr><th>issuer</th><td>" + provider.uri() + "/acme</td></tr>")
                .contains("<tr><th>subject</th><td>1815</td></tr>")
                .contains("<tr><th>e-mail</th><td>ada@acme.example</td></tr>")
                .contains("<tr><th>e-mail verified</th><td>yes</td></tr>");
    }

    @Test
    void whoSignsOutOfOpenIdConnectIsNobodyHere() throws Exception {
        signIn("acme", "allow");

        browser.signOut("acme");

        assertThat(browser.page().getPath()).isEqualTo("/");
        assertThat(browser.body()).doesNotContain("You are signed in.");
        assertThat(browser.go("/acme").page().getPort())
                .isEqualTo(provider.uri().getPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"twitter", "github", "weibo"})
    void aStatusIsSentAsFormAndAsJson(String app) throws Exception {
        signIn(app, "allow");

        browser.submit(app + "/status", Map.of("status", "sent as a form: 100 % & ünïcödé", "format", "form"));
        browser.submit(app + "/status", Map.of("status", "sent as JSON: <b>\"你好\"</b>", "format", "json"));

        assertThat(browser.page().getPath()).isEqualTo("/" + app);
        assertThat(browser.body())
                .contains("<strong>ada</strong> sent as a form: 100 % &amp; ünïcödé")
                .contains("<strong>ada</strong> sent as JSON: &lt;b&gt;&quot;你好&quot;&lt;/b&gt;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twitter", "github", "weibo"})
    void whatTheProviderDoesNotTakeIsToldWithItsStatus(String app) throws Exception {
        signIn(app, "allow");

        browser.submit(app + "/status", Map.of("status", "x".repeat(281), "format", "form"));

        assertThat(browser.status()).isEqualTo(502);
        assertThat(browser.body()).contains("did not take it: status 403").contains("a status has 1 to 280 characters");
    }

    @Test
    void oneSignsInWithSeveralAtATimeAndOutOfOne() throws Exception {
        for (String app : List.of("twitter", "github", "weibo")) {
            signIn(app, "allow");
        }
        browser.go("/");
        assertThat(browser.body().split("You are signed in\\.", -1)).hasSize(4);

        browser.signOut("github");

        assertThat(browser.page().getPath()).isEqualTo("/");
        assertThat(browser.body().split("You are signed in\\.", -1)).hasSize(3);
        assertThat(browser.body()).contains("href=\"oauth/github/login").doesNotContain("href=\"oauth/weibo/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twitter", "github", "weibo", "acme"})
    void whoDeniesIsToldSoAndCanTryAgain(String app) throws Exception {
        signIn(app, "deny");

        assertThat(browser.status()).isEqualTo(403);
        assertThat(browser.body())
                .contains("You did not agree to sign in with ")
                .contains("action=\"/oauth/" + app + "/login\"");
        signIn(app, "allow");
        assertThat(browser.page().getPath()).isEqualTo("/" + app);
    }

    @Test
    void aForgedCallbackIsRefused() throws Exception {
        browser.go("oauth/github/callback?code=stolen&state=forged");

        assertThat(browser.status()).isEqualTo(400);
        assertThat(browser.body()).contains("session_missing").doesNotContain("stolen", "forged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth/github/logout", "github/status"})
    void formsOfOtherSitesAreRefused(String action) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(browser.page().resolve("/" + action))
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("status=hello"))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/twitter", "/github", "/acme"})
    void linksToTheCodeLeadToTheMethods(String page) throws Exception {
        if (!page.equals("/")) {
            signIn(page.substring(1), "allow");
        }
        List<String> links = Pattern.compile("href=\"(code/[^\"]+)\"")
                .matcher(browser.go(page).body())
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();

        assertThat(links).isNotEmpty();
        for (String link : links) {
            browser.go(page).go(link.replaceFirst("#.*", ""));
            assertThat(browser.status()).as(link).isEqualTo(200);
            assertThat(browser.body()).contains("<span id=\"" + link.replaceFirst(".*#", "") + "\">");
        }
    }
}
