package dev.remora.samples.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.samples.provider.StandInProvider;
import dev.remora.samples.signin.start.SignInApplication;
import jakarta.ws.rs.SeBootstrap;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody does with the pages, click by click. */
class PagesTest {

    private static StandInProvider provider;
    private static SeBootstrap.Instance pages;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
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
    }

    @BeforeEach
    void openTheFirstPage() throws Exception {
        browser = new Browser(pages()).go("/");
    }

    private static URI pages() {
        return URI.create("http://localhost:" + pages.configuration().port());
    }

    @Test
    void theFirstPageListsTheRemoteAppsAndHowToSignIn() {
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.body())
                .contains("href=\"github/login\"", "href=\"twitter/login\"", "href=\"weibo/login\"")
                .contains("Sign in with Acme (OpenID Connect)")
                .doesNotContain("You are signed in.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twitter", "github", "weibo"})
    void whoSignsInSeesWhoTheyAreAndTheTimeline(String app) throws Exception {
        browser.go(app + "/login").decide("allow");

        assertThat(browser.page().getPath()).isEqualTo("/" + app);
        assertThat(browser.page().getQuery()).isNull();
        assertThat(browser.find("id=\"who\">([^<]+)")).isEqualTo("github".equals(app) ? "ada" : "Ada Lovelace");
        assertThat(browser.body()).contains("<strong>grace</strong> It is easier to ask forgiveness");
    }

    @Test
    void whoSignsInWithOpenIdConnectSeesWhatIsProvedOfThem() throws Exception {
        browser.go("acme/login").decide("allow");

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
        browser.go("acme/login").decide("allow");

        browser.submit("acme/sign-out", Map.of());

        assertThat(browser.page().getPath()).isEqualTo("/");
        assertThat(browser.go("/acme").body()).contains("You are not signed in with Acme (OpenID Connect).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twitter", "github", "weibo"})
    void aStatusIsSentAsFormAndAsJson(String app) throws Exception {
        browser.go(app + "/login").decide("allow");

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
        browser.go(app + "/login").decide("allow");

        browser.submit(app + "/status", Map.of("status", "x".repeat(281), "format", "form"));

        assertThat(browser.status()).isEqualTo(502);
        assertThat(browser.body()).contains("did not take it: status 403").contains("a status has 1 to 280 characters");
    }

    @Test
    void oneSignsInWithSeveralAtATimeAndOutOfOne() throws Exception {
        for (String app : List.of("twitter", "github", "weibo")) {
            browser.go("/").go(app + "/login").decide("allow");
        }
        browser.go("/");
        assertThat(browser.body().split("You are signed in\\.", -1)).hasSize(4);

        browser.submit("github/sign-out", Map.of());

        assertThat(browser.page().getPath()).isEqualTo("/");
        assertThat(browser.body().split("You are signed in\\.", -1)).hasSize(3);
        assertThat(browser.body()).contains("href=\"github/login\"").doesNotContain("href=\"weibo/login\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"twitter", "github", "weibo", "acme"})
    void whoDeniesIsToldSoAndCanTryAgain(String app) throws Exception {
        browser.go(app + "/login").decide("deny");

        assertThat(browser.status()).isEqualTo(403);
        assertThat(browser.body())
                .contains("You denied the request to sign in.")
                .contains("href=\"" + app + "/login\"");
        browser.go(app + "/login").decide("allow");
        assertThat(browser.page().getPath()).isEqualTo("/" + app);
    }

    @Test
    void aRefusalByTheProviderIsNotCalledTheUsersNo() throws Exception {
        refuse("github/login", "invalid_scope", "the scope is unknown");

        assertThat(browser.status()).isEqualTo(403);
        assertThat(browser.body())
                .contains("Signing in failed.", "GitHub says: <q>the scope is unknown</q>")
                .doesNotContain("You denied");
    }

    @Test
    void whatAProviderSaysIsNeverHtml() throws Exception {
        refuse("github/login", "<img src=x onerror=alert(1)>", "<img src=x onerror=alert(2)>");

        assertThat(browser.body())
                .contains("<q>&lt;img src=x onerror=alert(2)&gt;</q>")
                .doesNotContain("<img");
    }

    /** As a provider sends the browser back that does not even ask. */
    private void refuse(String login, String error, String description) throws Exception {
        browser.go(login);
        String state = browser.page().getQuery().replaceFirst(".*&state=([^&]+).*", "$1");
        browser.go(pages() + "/github/authorized?state=" + state + "&error="
                + URLEncoder.encode(error, StandardCharsets.UTF_8) + "&error_description="
                + URLEncoder.encode(description, StandardCharsets.UTF_8));
    }

    @Test
    void aForgedCallbackLetsTheUserStartAgain() throws Exception {
        browser.go("github/authorized?code=stolen&state=forged");

        assertThat(browser.status()).isEqualTo(400);
        assertThat(browser.body())
                .contains("<h1>Please start again</h1>", "session_missing")
                .doesNotContain("stolen", "forged");
    }

    @Test
    void formsOfOtherSitesAreRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(browser.page().resolve("/github/sign-out"))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.noBody())
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
            browser.go(page.substring(1) + "/login").decide("allow");
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
