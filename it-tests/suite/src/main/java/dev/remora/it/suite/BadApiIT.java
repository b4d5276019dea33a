package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedAnswers;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.providers.ScriptedProvider.Answer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** APIs that do what they should not: each has its own error, and the next call with the same token works. */
@OnSharedShop
class BadApiIT {

    private static final ScriptedProvider PROVIDER = SharedShop.PROVIDER;

    private static final String HASTY = "remote app 'hasty': ";

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        return SharedShop.archive();
    }

    @BeforeEach
    void signIn() {
        PROVIDER.reset();
        alice.signIn("hasty");
    }

    @AfterEach
    void nextCallWorksAndTheLogHoldsNoSecret() {
        PROVIDER.reset();
        assertThat(alice.object("hasty", "next").getBoolean("fine")).isTrue();
        assertThat(PROVIDER.tokenRequests()).isEmpty();
        assertThat(alice.text("log")).doesNotContain("canary");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(
                        ScriptedAnswers.text(200, "text/html", "<html>canary</html>"),
                        "response_invalid",
                        "REMORA-00656: " + HASTY + "the answer (status 200) is text/html, not JSON object; the setting"
                                + " content-type, or contentType() of the request, would read it as something else"),
                Arguments.of(
                        ScriptedAnswers.json(200, "{\"canary\":\"canary"),
                        "response_invalid",
                        "REMORA-00655: " + HASTY
                                + "the answer (status 200, application/json) cannot be decoded: not JSON: a"
                                + " string that does not end or holds a control character at 17"),
                Arguments.of(
                        ScriptedAnswers.json(200, "[\"canary\"]"),
                        "response_invalid",
                        "REMORA-00657: " + HASTY + "the answer (status 200) is JSON, but no JSON object"),
                Arguments.of(
                        ScriptedAnswers.json(200, ""),
                        "response_invalid",
                        "REMORA-00658: " + HASTY
                                + "the answer (status 200) is empty, so it cannot be read as JSON object"),
                Arguments.of(
                        ScriptedAnswers.redirect(302, "https://elsewhere.example/away?canary"),
                        "unexpected_status",
                        "REMORA-00660: remote app 'hasty' answered with status 302 (no Content-Type); the content was asked"
                                + " for as if the call had succeeded"),
                Arguments.of(
                        ScriptedAnswers.text(500, "text/html", "<h1>canary</h1>"),
                        "unexpected_status",
                        "REMORA-00660: remote app 'hasty' answered with status 500 (text/html); the content was asked for"
                                + " as if the call had succeeded"));
    }

    static Stream<Arguments> endlessAnswers() {
        return Stream.of(
                Arguments.of(
                        ScriptedAnswers.huge(50L << 20),
                        "response_too_large",
                        "REMORA-00653: " + HASTY + "the answer is larger than response-size-limit (16777216 bytes);"
                                + " target() has no limit"),
                Arguments.of(
                        ScriptedAnswers.silence(),
                        "timeout",
                        "REMORA-00650: " + HASTY + Scripted.origin(PROVIDER)
                                + " did not answer in time (connect-timeout," + " read-timeout)"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("answers")
    @Tag("portable")
    void badAnswerHasItsOwnError(Answer answer, String code, String message) {
        assertFails(answer, code, message);
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("endlessAnswers")
    void answerWithoutEndIsGivenUp(Answer answer, String code, String message) {
        assertFails(answer, code, message);
    }

    @Test
    @Tag("client-streams-answers")
    void answerThatDripsIsGivenUp() {
        assertFails(
                ScriptedAnswers.drip(),
                "timeout",
                "REMORA-00651: " + HASTY + "the answer took longer than read-timeout (1000 ms) and came in slower"
                        + " than 1024 bytes a second; it was given up");
    }

    private void assertFails(Answer answer, String code, String message) {
        PROVIDER.reset();
        PROVIDER.answerCalls(answer);
        long start = System.nanoTime();

        JsonObject outcome = alice.object("hasty", "x");

        Failures.assertFailed(outcome, code, message);
        // the timeout of one second, and what a busy machine takes to notice
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(PROVIDER.calls()).hasSize(1);
        assertThat(PROVIDER.tokenRequests()).isEmpty();
    }

    @Test
    void thatIsDown() {
        alice.signIn("api-down");

        JsonObject outcome = alice.object("api-down", "x");

        Failures.assertFailed(
                outcome,
                "unreachable",
                "REMORA-00652: remote app 'api-down': the call of http://127.0.0.1:1 failed: it does not"
                        + " accept connections");
    }
}
