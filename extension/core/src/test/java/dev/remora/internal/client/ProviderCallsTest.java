package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.remora.OAuthResponse;
import dev.remora.RequestRefusedException;
import dev.remora.Token;
import dev.remora.internal.settings.CallFormat;
import dev.remora.internal.settings.TokenPlacement;
import dev.remora.internal.wire.RetryAfter;
import dev.remora.internal.wire.TimeFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls in the form that the provider wants them in. */
@Tag("clients")
class ProviderCallsTest {

    private final WireServer server = new WireServer();
    private final TestApp app = TestApp.oauth2(server);

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    @Test
    void headersOfTheProviderGoWithEveryCall() {
        headers(Map.of("X-Version", "2024-01", "Accept", "application/vnd.api+json", "User-Agent", "web:shop:1"));

        app.remote().get("x");

        assertThat(server.only().headers("X-Version")).containsExactly("2024-01");
        assertThat(server.only().headers("Accept")).containsExactly("application/vnd.api+json");
        assertThat(server.only().headers("User-Agent")).containsExactly("web:shop:1");
        assertThat(server.only().authorization()).isEqualTo("Bearer canary-access-token");
    }

    @Test
    void thoseOfTheApplicationGoBeforeThem() {
        headers(Map.of("X-Version", "2024-01", "Accept", "application/vnd.api+json"));

        app.remote()
                .request("x")
                .header("x-version", "2025-01")
                .header("accept", "text/plain")
                .get();

        assertThat(server.only().headers("X-Version")).containsExactly("2025-01");
        assertThat(server.only().headers("Accept")).containsExactly("text/plain");
    }

    @Test
    void theyGoWithTargetsAndOAuth1Too() {
        try (TestApp oauth1 =
                TestApp.oauth1(server).calls(new CallFormat(Map.of("X-Version", "1"), null, RetryAfter.STANDARD))) {
            oauth1.remote().target("x").request().get().close();
        }

        assertThat(server.only().headers("X-Version")).containsExactly("1");
        assertThat(server.only().authorization()).startsWith("OAuth ");
    }

    @Test
    void theTokenGoesIntoAnotherHeader() {
        place(TokenPlacement.header("X-Shopify-Access-Token"));

        app.remote().get("x");

        assertThat(server.only().headers("X-Shopify-Access-Token")).containsExactly("canary-access-token");
        assertThat(server.only().headers("Authorization")).isEmpty();
    }

    @Test
    void theAuthorizationHeaderCanHaveTheTokenAlone() {
        place(TokenPlacement.header("Authorization"));

        app.remote().get("x");

        assertThat(server.only().authorization()).isEqualTo("canary-access-token");
    }

    @Test
    void nobodyElseSetsThatHeader() {
        place(TokenPlacement.header("X-Token"));

        assertThatThrownBy(
                        () -> app.remote().request("x").header("x-token", "own").get())
                .isInstanceOf(RequestRefusedException.class);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void theTokenGoesIntoTheQuery() {
        place(TokenPlacement.query("access_token"));

        app.remote().get("x?a=b%20c&access_token=theirs", Map.of("d", "e"));

        assertThat(server.only().target()).isEqualTo("/api/x?a=b%20c&d=e&access_token=canary-access-token");
        assertThat(server.only().headers("Authorization")).isEmpty();
        assertThat(server.only().headers("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void aRedirectThatRepeatsItHasItOnce() {
        place(TokenPlacement.query("access_token"));
        server.answers(WireAnswer.status(302, "Location: y?access_token=canary-access-token&z=1"));

        app.remote().get("x");

        assertThat(server.received().get(1).target()).isEqualTo("/api/y?z=1&access_token=canary-access-token");
    }

    @Test
    void itIsInNoTextWhenTheCallFails() {
        place(TokenPlacement.query("access_token"));
        server.answersAlways(request -> WireAnswer.garbage());

        Throwable failed = catchThrowable(
                () -> app.remote().withToken(Token.bearer("canary-in-url")).get("x"));

        StringWriter everything = new StringWriter();
        failed.printStackTrace(new PrintWriter(everything));
        assertThat(everything.toString()).contains("REMORA-").doesNotContain("canary-in-url");
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After, SECONDS, 429, 7, PT7S",
        "Retry-After, SECONDS, 429, 2.0, PT2S",
        "Retry-After, SECONDS, 503, 'Thu, 01 Jan 1970 00:02:00 GMT', PT1M",
        "X-Wait, MILLISECONDS, 429, 1500, PT1.5S",
        "X-RateLimit-Reset, EPOCH, 503, 90, PT30S",
        "X-RateLimit-Reset, EPOCH, 403, 90, ",
        "X-RateLimit-Reset, EPOCH, 404, 90, ",
        "Retry-After, MILLISECONDS, 403, 1500, PT1.5S",
        "X-RateLimit-Reset, EPOCH_MILLISECONDS, 429, 61250, PT1.25S",
        "X-RateLimit-Reset, EPOCH, 429, 10, PT0S",
        "Retry-After, SECONDS, 429, soon, ",
        "Retry-After, SECONDS, 200, 7, "
    })
    void saysHowLongToWait(String header, TimeFormat unit, int status, String value, Duration expected) {
        app.calls(new CallFormat(Map.of(), null, new RetryAfter(header, unit, Set.of(429, 503), null)));
        server.answers(WireAnswer.status(status, header + ": " + value, "Date: Thu, 01 Jan 1970 00:01:00 GMT"));

        OAuthResponse response = app.remote().get("x");

        assertThat(response.retryAfter()).isEqualTo(Optional.ofNullable(expected));
    }

    /** As GitHub does it, whose header is there with every answer. */
    @ParameterizedTest
    @CsvSource({
        "403, 0, , PT30S",
        "429, ' 0', , PT30S",
        "403, 4999, , ",
        "403, , , ",
        "404, 0, , ",
        "200, 0, 7, ",
        "403, 0, 7, PT7S",
        "403, 4999, 7, PT7S",
        "500, 4999, 7, PT7S",
        "403, 0, soon, PT30S"
    })
    void anotherHeaderCountsOnItsConditions(int status, String remaining, String retryAfter, Duration expected) {
        app.calls(new CallFormat(
                Map.of(),
                null,
                new RetryAfter("X-RateLimit-Reset", TimeFormat.EPOCH, Set.of(403, 429), "X-RateLimit-Remaining")));
        server.answers(WireAnswer.status(
                status,
                "X-RateLimit-Reset: 90",
                "X-RateLimit-Remaining: " + (remaining == null ? "" : remaining),
                "X-Other: 1" + (retryAfter == null ? "" : "\r\nRetry-After: " + retryAfter),
                "Date: Thu, 01 Jan 1970 00:01:00 GMT"));

        assertThat(app.remote().get("x").retryAfter()).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void aTimeWithoutADateSaysNothing() {
        app.calls(new CallFormat(Map.of(), null, new RetryAfter("X-Reset", TimeFormat.EPOCH, Set.of(429), null)));
        server.answers(WireAnswer.status(429, "X-Reset: 90"));

        assertThat(app.remote().get("x").retryAfter()).isEmpty();
    }

    private void headers(Map<String, String> headers) {
        app.calls(new CallFormat(headers, null, RetryAfter.STANDARD));
    }

    private void place(TokenPlacement placement) {
        app.calls(new CallFormat(Map.of(), placement, RetryAfter.STANDARD));
    }
}
