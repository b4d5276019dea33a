package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.header;
import static dev.remora.jaxrs.EndpointScenario.page;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointPagesTest {

    private static EndpointScenario scenario;

    @BeforeAll
    static void start() throws Exception {
        scenario = new EndpointScenario(
                Map.of(
                        "remora.endpoints",
                        "true",
                        "remora.endpoints-path",
                        "auth/start/",
                        "remora.github.caller",
                        "false",
                        "remora.acme.display-name",
                        "Acme & Söhne",
                        "remora.acme.button-colours",
                        "#24292f #ffffff"),
                EndpointsTest.Names.class);
    }

    @AfterAll
    static void stop() {
        scenario.close();
    }

    @Test
    void thereIsAButtonForEachRemoteAppThatUsersSignInWith() throws Exception {
        HttpResponse<String> answer = page(scenario.browser(), "auth/start?returnTo=%22%3E%3Cb%3E&max_age=60");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<html lang=\"en\">")
                .contains("<title>Sign in</title>")
                .contains("<li id=\"app0\"><form action=\"/app/auth/start/acme/login\" method=\"get\">"
                        + "<input type=\"hidden\" name=\"returnTo\" value=\"&quot;&gt;&lt;b&gt;\">"
                        + "<input type=\"hidden\" name=\"max_age\" value=\"60\">"
                        + "<button>Sign in with Acme &amp; Söhne</button></form>")
                .doesNotContain("github")
                .doesNotContain("<script");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        assertThat(header(answer, "Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
    }

    @Test
    void aButtonHasColoursOfItsOwnWhichThePolicyOfThePageAllows() throws Exception {
        HttpResponse<String> answer = page(scenario.browser(), "auth/start");

        String style = EndpointScenario.find("<style>(.*)</style>", answer.body());
        assertThat(style).endsWith("#app0 button{background:#24292f;color:#ffffff}");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(header(answer, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest) + "'; base-uri 'none'; frame-ancestors 'none'");
    }

    @Test
    void buttonsNameARemoteAppAsItsPresetDoes() throws Exception {
        assertThat(page(scenario.browser(), "auth/start?app=github").body())
                .contains("<button>Sign in with GitHub</button>");
    }

    @Test
    void theButtonsAreThereAsJsonToo() throws Exception {
        HttpResponse<String> answer = scenario.browser()
                .send(HttpRequest.newBuilder(scenario.browser().uri("auth/start/"))
                        .header("Accept", "application/json"));

        // other tests have remote apps too
        assertThat(answer.body())
                .startsWith(
                        "{\"remoteApps\":[{\"name\":\"acme\",\"displayName\":\"Acme & Söhne\",\"login\":\"/app/auth/start/acme/login\"}")
                .doesNotContain("github");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    }

    @Test
    void whatGoesWrongIsThereAsJsonToo() throws Exception {
        HttpResponse<String> answer = scenario.browser()
                .send(HttpRequest.newBuilder(scenario.browser().uri("auth/start/github/callback?state=x&code=y"))
                        .header("Accept", "application/json"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,\"detail\":\"Your browser did not"
                                + " send the cookie of this site, or your session has ended. Allow cookies, open the site at the"
                                + " address that you see now, and sign in again.\",\"code\":\"session_missing\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de-CH, en;q=0.5 | de | Anmelden
            fr              | fr | Se connecter
            es-MX           | es | Iniciar sesión
            zh-Hans-CN      | zh | 登录
            it, de;q=0.9    | de | Anmelden
            it              | en | Sign in
            de;q=0, fr      | fr | Se connecter
            ;;;             | en | Sign in
            """)
    void pagesAreInTheLanguageOfTheReader(String accepted, String language, String title) throws Exception {
        HttpResponse<String> answer = scenario.browser()
                .send(HttpRequest.newBuilder(scenario.browser().uri("auth/start"))
                        .header("Accept", "text/html")
                        .header("Accept-Language", accepted));

        assertThat(answer.body()).contains("<html lang=\"" + language + "\">").contains("<h1>" + title + "</h1>");
        assertThat(header(answer, "Content-Language")).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "zh"})
    void everySentenceIsThereInEachLanguage(String language) {
        Map<String, String> english = PageTexts.forReader("en").sentences();
        Map<String, String> other = PageTexts.forReader(language).sentences();

        assertThat(other.keySet()).isEqualTo(english.keySet());
        assertThat(other).doesNotContainValue("");
        for (String key : Set.copyOf(english.keySet())) {
            assertThat(other.getOrDefault(key, "").contains("{0}"))
                    .as(key)
                    .isEqualTo(english.getOrDefault(key, "").contains("{0}"));
        }
    }

    @Test
    void aProviderThatCannotBeReachedIsToldWithoutDetails() throws Exception {
        HttpResponse<String> answer = page(scenario.browser(), "auth/start/dead/login");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body())
                .contains("dead did not answer as it should. Please try again later.")
                .contains("Code: unreachable")
                .contains("Start again")
                .doesNotContain("127.0.0.1:1");
    }
}
