package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedAnswers;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.providers.ScriptedProvider.Answer;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Token endpoints that do what they should not: each has its own error, nothing is stored, and the next sign-in works. */
@OnServer
class BadProviderIT {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>(Scripted.app("odd", PROVIDER));
        settings.putAll(Scripted.app("down", PROVIDER));
        settings.put("remora.down.access-token-url", "http://127.0.0.1:1/token");
        return Shop.archive(settings);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void forget() {
        PROVIDER.reset();
    }

    @AfterEach
    void nextSignInWorksAndTheLogHoldsNoSecret() {
        PROVIDER.reset();
        assertThat(alice.signIn("odd").getString("outcome")).isEqualTo("granted");
        assertThat(alice.get("odd", "x").getInt("status")).isEqualTo(200);
        assertThat(alice.text("log")).doesNotContain("canary");
    }

    static Stream<Arguments> answers() {
        String token = ScriptedProvider.TOKEN;
        return Stream.of(
                Arguments.of("html", text("text/html", "<html>canary</html>"), "token_response_content_type"),
                Arguments.of("truncated", json("{\"access_token\":\"canary"), "token_response_invalid"),
                Arguments.of("empty", text("application/json", ""), "token_response_invalid"),
                Arguments.of("no token", json("{\"token_type\":\"Bearer\"}"), "token_response_invalid"),
                Arguments.of(
                        "twice",
                        json("{\"access_token\":\"canary-a\",\"access_token\":\"canary-b\",\"token_type\":\"Bearer\"}"),
                        "token_response_invalid"),
                Arguments.of(
                        "line break",
                        json("{\"access_token\":\"canary\\r\\nX: y\",\"token_type\":\"Bearer\"}"),
                        "token_response_invalid"),
                Arguments.of(
                        "unknown type",
                        json("{\"access_token\":\"" + token + "\",\"token_type\":\"mac\"}"),
                        "token_type_unsupported"),
                Arguments.of("error with 200", json("{\"error\":\"bad_verification_code\"}"), "token_error"),
                Arguments.of("server error", ScriptedAnswers.text(500, "text/html", "<h1>canary</h1>"), "token_error"),
                Arguments.of("redirect", ScriptedAnswers.redirect(302, PROVIDER.base() + "away"), "redirect_refused"),
                Arguments.of(
                        "redirect 307", ScriptedAnswers.redirect(307, PROVIDER.base() + "away"), "redirect_refused"),
                Arguments.of("50 MB", ScriptedAnswers.huge(50L << 20), "token_response_too_large"),
                Arguments.of("silence", ScriptedAnswers.silence(), "timeout"),
                Arguments.of("drip", ScriptedAnswers.drip(), "timeout"));
    }

    private static Answer json(String json) {
        return ScriptedAnswers.json(200, json);
    }

    private static Answer text(String type, String text) {
        return ScriptedAnswers.text(200, type, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    @Tag("C-05")
    @Tag("C-17")
    void badAnswerHasItsOwnError(String name, Answer answer, String code) {
        PROVIDER.answerTokenRequests(answer);
        long start = System.nanoTime();

        JsonObject outcome = alice.signIn("odd");

        assertThat(outcome.getString("code", outcome.toString())).isEqualTo(code);
        assertThat(outcome.getString("message")).contains("odd").doesNotContain("canary");
        // the deadline of two seconds, and what a busy machine takes to notice
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(PROVIDER.tokenRequests()).hasSize(1);
        assertThat(PROVIDER.calls()).isEmpty();
        assertThat(alice.get("odd", "x").getString("code")).isEqualTo("authorization_required");
    }

    @Test
    void providerThatIsDown() {
        JsonObject outcome = alice.signIn("down");

        assertThat(outcome.getString("code")).isEqualTo("unreachable");
        assertThat(outcome.getString("message")).contains("down").doesNotContain("canary");
    }
}
