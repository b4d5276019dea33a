package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.CurrentRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that posts a form once more, whatever the application answers. */
@Tag("B-16")
class PostedAgainTest {

    private static final String FORM = "code=c&state=s%26%3C%22&user=%7B%22name%22%3A%22%C4%80da%22%7D";

    private static TestServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.with(Callback.class);
        browser = new Browser(server.base());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Path("callback")
    @RequestScoped
    public static class Callback {

        @Inject
        CurrentRequest current;

        @POST
        public Response answer(@FormParam("user") String user) {
            boolean again = current.postAgain();
            return Response.seeOther(URI.create("failed"))
                    .cookie(new NewCookie.Builder("language").value("en").build())
                    .header("X-Answer", again + " " + user + " " + current.form())
                    .entity(Map.of())
                    .type("application/json")
                    .build();
        }
    }

    @Test
    void takesThePlaceOfTheApplicationsAnswer() throws Exception {
        HttpResponse<String> page = browser.form("callback?from=provider", FORM);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().map()).doesNotContainKeys("location", "x-answer");
        assertThat(page.headers().allValues("Set-Cookie")).hasSize(1);
        assertThat(page.body()).isEqualTo("""
                        <!DOCTYPE html>
                        <html lang="en">
                        <head><meta charset="UTF-8"><title>Signing in</title></head>
                        <body>
                        <form method="post">
                        <input type="hidden" name="code" value="c">
                        <input type="hidden" name="state" value="s&amp;&lt;&quot;">
                        <input type="hidden" name="user" value="{&quot;name&quot;:&quot;\u0100da&quot;}">
                        <input type="hidden" name="remora-posted-again" value="1">
                        <p>You are being signed in. <button>Continue</button></p>
                        </form>
                        <script>HTMLFormElement.prototype.submit.call(document.forms[0])</script>
                        </body>
                        </html>
                        """);
    }

    @Test
    void isInTheLanguageOfTheReader() throws Exception {
        HttpRequest.Builder callback = HttpRequest.newBuilder(browser.uri("callback"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Language", "de-AT,en;q=0.5")
                .POST(BodyPublishers.ofString(FORM));

        assertThat(browser.send(callback).body())
                .contains(
                        "<html lang=\"de\">",
                        "<title>Anmeldung</title>",
                        "Sie werden angemeldet. <button>Weiter</button>");
    }

    @Test
    void isKeptByNobodyAndLetsNothingButItsOwnScriptRun() throws Exception {
        HttpResponse<String> page = browser.form("callback", FORM);

        String script = page.body().replaceAll("(?s).*<script>(.*)</script>.*", "$1");
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; script-src 'sha256-" + hash
                        + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'");
        assertThat(page.headers().allValues("Content-Type")).containsExactly("text/html;charset=UTF-8");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(page.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
    }

    @Test
    void escapesNamesTooAndKeepsWhatIsThereTwice() throws Exception {
        assertThat(browser.form("callback", "%22%3E%3Cscript%3E=1&a=%27&a=2").body())
                .contains(
                        "name=\"&quot;&gt;&lt;script&gt;\" value=\"1\"",
                        "name=\"a\" value=\"&#39;\"",
                        "name=\"a\" value=\"2\"");
    }

    @Test
    void isShownOnce() throws Exception {
        HttpResponse<String> answer = browser.form("callback", FORM.replace("%C4%80", "A") + "&remora-posted-again=1");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("X-Answer"))
                .contains("false {\"name\":\"Ada\"} {code=[c], state=[s&<\"], user=[{\"name\":\"Ada\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site, navigate, 200",
        "same-site, navigate, 303",
        "same-origin, navigate, 303",
        "cross-site, cors, 303",
        "cross-site, no-cors, 303"
    })
    void isForPagesThatAnotherSiteMakesABrowserLoad(String site, String mode, int status) throws Exception {
        HttpResponse<String> answer = browser.send(HttpRequest.newBuilder(browser.uri("callback"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .header("Sec-Fetch-Mode", mode)
                .POST(BodyPublishers.ofString(FORM.replace("%C4%80", "A"))));

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"60000, 1, 200", "66000, 1, 303", "1, 800, 200", "10, 900, 303", "1, 0, 303"})
    void isOfLimitedSize(int length, int fields, int status) throws Exception {
        String form = ("a=" + "x".repeat(length) + "&").repeat(fields);

        assertThat(browser.form("callback", form).statusCode()).isEqualTo(status);
    }

    @Test
    @Tag("S-01")
    void showsNoValueOfTheForm() {
        assertThat(new PostedAgain(Map.of("code", List.of("canary")), PageTexts.forReader(null)))
                .hasToString("PostedAgain[form=[code]]");
    }
}
