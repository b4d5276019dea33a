package dev.remora.samples.byhand.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.samples.provider.StandInProvider;
import jakarta.ws.rs.SeBootstrap;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sign-ins of users with the three methods. */
class AccountsTest {

    private static StandInProvider provider;
    private static SeBootstrap.Instance application;

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @BeforeAll
    static void start() throws IOException {
        provider = StandInProvider.start(0);
        application = Main.start(provider, 0);
    }

    @AfterAll
    static void stop() {
        application.stop().toCompletableFuture().join();
        provider.close();
    }

    @ParameterizedTest
    @CsvSource({"twitter, Ada Lovelace", "github, ada", "weibo, number 1815", "acme, Ada Lovelace"})
    void whoSignsInIsToldWhoTheyAre(String app, String name) throws Exception {
        HttpResponse<String> page = answer(app, "allow");

        assertThat(page.uri().getPath()).isEqualTo("/" + app + "/me");
        assertThat(page.body()).isEqualTo("You are " + name + ".");
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"twitter", "github", "weibo", "acme"})
    void whoDeniesIsToldSo(String app) throws Exception {
        HttpResponse<String> page = answer(app, "deny");

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).isEqualTo("You denied the request to sign in.");
    }

    /** Begins a sign-in, and answers the question of the provider. */
    private HttpResponse<String> answer(String app, String decision) throws Exception {
        URI login = URI.create("http://localhost:" + application.configuration().port() + "/" + app + "/login");
        HttpResponse<String> question = send(HttpRequest.newBuilder(login));
        assertThat(question.statusCode()).as(question.body()).isEqualTo(200);
        String request = question.body().replaceFirst("(?s).*name=\"request\" value=\"([^\"]+)\".*", "$1");
        return send(HttpRequest.newBuilder(question.uri().resolve("decision"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("request=" + request + "&decision=" + decision)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }
}
