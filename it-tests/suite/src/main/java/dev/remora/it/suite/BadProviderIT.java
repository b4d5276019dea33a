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
import org.junit.jupiter.params.provider.ValueSource;

/** Token endpoints that do what they should not: each has its own error, nothing is stored, and the next sign-in works. */
@OnSharedShop
class BadProviderIT {

    private static final ScriptedProvider PROVIDER = SharedShop.PROVIDER;

    private static final String INVALID = "REMORA-00407: the token response of remote app 'odd' is not valid: ";

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        return SharedShop.archive();
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
        return Stream.of(
                Arguments.of(
                        text(200, "text/html", "<html>canary</html>"),
                        "token_response_content_type",
                        "REMORA-00409: the token response of remote app 'odd' is text/html, but application/json has to"
                                + " be; the setting content-type can say how to read it"),
                Arguments.of(
                        json("{\"access_token\":\"canary"),
                        "token_response_invalid",
                        INVALID + "not JSON: a string that does not end or holds a control character at 23"),
                Arguments.of(json(""), "token_response_invalid", INVALID + "the body is empty"),
                Arguments.of(
                        json("{\"token_type\":\"Bearer\"}"),
                        "token_response_invalid",
                        INVALID + "access_token is missing"),
                Arguments.of(
                        json("{\"access_token\":\"canary-a\",\"access_token\":\"canary-b\",\"token_type\":\"Bearer\"}"),
                        "token_response_invalid",
                        INVALID + "a JSON member is there more than once"),
                Arguments.of(
                        json("{\"access_token\":\"canary\\r\\nX: y\",\"token_type\":\"Bearer\"}"),
                        "token_response_invalid",
                        INVALID + "access_token holds characters that no token has"),
                Arguments.of(
                        json("{\"access_token\":\"" + ScriptedProvider.TOKEN + "\",\"token_type\":\"mac\"}"),
                        "token_type_unsupported",
                        "REMORA-00410: remote app 'odd' issued a token of type 'mac', which cannot be used; if it"
                                + " is used as Bearer, name it in bearer-types (profile tolerant), or change it with a"
                                + " ProtocolFilter"),
                Arguments.of(
                        json("{\"error\":\"bad_verification_code\"}"),
                        "token_error",
                        "REMORA-00406: remote app 'odd' refused the token request with status 200:"
                                + " bad_verification_code"),
                Arguments.of(
                        text(500, "text/html", "<h1>canary</h1>"),
                        "token_error",
                        "REMORA-00406: remote app 'odd' failed at the token request with status 500"),
                Arguments.of(
                        ScriptedAnswers.redirect(302, PROVIDER.base() + "away?canary"),
                        "redirect_refused",
                        "REMORA-00214: the token request of remote app 'odd' was answered with a redirect (status 302),"
                                + " which is never followed"),
                Arguments.of(
                        ScriptedAnswers.redirect(307, PROVIDER.base() + "away?canary"),
                        "redirect_refused",
                        "REMORA-00214: the token request of remote app 'odd' was answered with a redirect (status 307),"
                                + " which is never followed"),
                Arguments.of(
                        ScriptedAnswers.huge(50L << 20),
                        "token_response_too_large",
                        "REMORA-00215: the response to the token request of remote app 'odd' is larger than the"
                                + " protocol-size-limit of 262144 bytes"),
                Arguments.of(ScriptedAnswers.silence(), "timeout", givenUp("token request", "odd")),
                Arguments.of(ScriptedAnswers.drip(), "timeout", givenUp("token request", "odd")));
    }

    static Stream<Arguments> answersToRequestsForARequestToken() {
        String invalid = "REMORA-00511: the token response of remote app 'old' is not valid: ";
        return Stream.of(
                Arguments.of(
                        text(200, "text/html", "<html>canary</html>"),
                        "token_response_invalid",
                        invalid + "it is not form-encoded"),
                Arguments.of(
                        text(200, "text/plain", "oauth_token=canary-t&oauth_token_sec"),
                        "token_response_invalid",
                        invalid + "oauth_token_secret is missing"),
                Arguments.of(text(200, "text/plain", ""), "token_response_invalid", invalid + "the body is empty"),
                Arguments.of(
                        text(
                                200,
                                "text/plain",
                                "oauth_token=canary%0d%0aX:y&oauth_token_secret=canary&oauth_callback_confirmed=true"),
                        "token_response_invalid",
                        invalid + "oauth_token holds a control character"),
                Arguments.of(
                        text(200, "text/plain", "oauth_token=canary-t&oauth_token_secret=canary-s"),
                        "oauth1_callback_unconfirmed",
                        "REMORA-00513: remote app 'old' did not confirm the callback: oauth_callback_confirmed is not"
                                + " true"),
                Arguments.of(
                        text(503, "text/html", "<h1>canary</h1>"),
                        "token_error",
                        "REMORA-00510: remote app 'old' failed at the request-token call with status 503"),
                Arguments.of(
                        ScriptedAnswers.redirect(302, PROVIDER.base() + "away?canary"),
                        "redirect_refused",
                        "REMORA-00214: the request-token call of remote app 'old' was answered with a redirect"
                                + " (status 302), which is never followed"),
                Arguments.of(
                        ScriptedAnswers.huge(50L << 20),
                        "token_response_too_large",
                        "REMORA-00215: the response to the request-token call of remote app 'old' is larger than"
                                + " the protocol-size-limit of 262144 bytes"),
                Arguments.of(ScriptedAnswers.silence(), "timeout", givenUp("request-token call", "old")),
                Arguments.of(ScriptedAnswers.drip(), "timeout", givenUp("request-token call", "old")));
    }

    private static String givenUp(String call, String app) {
        return "REMORA-00209: the " + call + " of remote app '" + app + "' was given up: " + Scripted.origin(PROVIDER)
                + " did not answer completely within the protocol-deadline of 2 s";
    }

    private static Answer json(String json) {
        return ScriptedAnswers.json(200, json);
    }

    private static Answer text(int status, String type, String text) {
        return ScriptedAnswers.text(status, type, text);
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("answers")
    @Tag("C-05")
    @Tag("C-17")
    @Tag("portable")
    void badAnswerHasItsOwnError(Answer answer, String code, String message) {
        PROVIDER.answerTokenRequests(answer);
        long start = System.nanoTime();

        JsonObject outcome = alice.signIn("odd");

        assertFailedOnceAndInTime(outcome, code, message, start);
        assertThat(alice.get("odd", "x").getString("code")).isEqualTo("authorization_required");
        assertThat(PROVIDER.calls()).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("answersToRequestsForARequestToken")
    @Tag("portable")
    void badAnswerHasItsOwnErrorInOAuth1Too(Answer answer, String code, String message) {
        PROVIDER.answerTokenRequests(answer);
        long start = System.nanoTime();

        JsonObject outcome = alice.refusedLogin("old");

        assertFailedOnceAndInTime(outcome, code, message, start);
        assertThat(alice.get("old", "x").getString("code")).isEqualTo("authorization_required");
        assertThat(PROVIDER.calls()).isEmpty();
    }

    private static void assertFailedOnceAndInTime(JsonObject outcome, String code, String message, long start) {
        Failures.assertFailed(outcome, code, message);
        // the deadline of two seconds, and what a busy machine takes to notice
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(PROVIDER.tokenRequests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    @Tag("C-20")
    @Tag("portable")
    void busyProviderSaysHowLong(int status) {
        PROVIDER.answerTokenRequests(ScriptedAnswers.busy(status, 120));

        JsonObject outcome = alice.signIn("odd");

        Failures.assertFailed(
                outcome,
                "token_error",
                "REMORA-00406: remote app 'odd' " + (status < 500 ? "refused the" : "failed at the")
                        + " token request with status " + status);
        assertThat(outcome.getString("retryAfter")).isEqualTo("PT2M");
        assertThat(PROVIDER.tokenRequests()).hasSize(1);
    }

    @Test
    void providerThatIsDown() {
        Failures.assertFailed(
                alice.signIn("down"),
                "unreachable",
                "REMORA-00211: the token request of remote app 'down' got no answer from http://127.0.0.1:1: it does not"
                        + " accept connections");
    }

    @Test
    @Tag("portable")
    void providerThatIsDownInOAuth1() {
        Failures.assertFailed(
                alice.refusedLogin("old-down"),
                "unreachable",
                "REMORA-00211: the request-token call of remote app 'old-down' got no answer from"
                        + " http://127.0.0.1:1: it does not accept connections");
    }
}
