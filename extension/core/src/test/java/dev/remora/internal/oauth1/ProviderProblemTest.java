package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.wire.JsonReader;
import dev.remora.spi.ProtocolResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("O3")
class ProviderProblemTest {

    private static final ProviderProblem UNTOLD = new ProviderProblem(null, null, null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            oauth_problem=token_rejected                                          | token_rejected     | -
            oauth_problem=x&oauth_problem_advice=try+again                        | x                  | try again
            oauth_problem=parameter_absent&oauth_parameters_absent=oauth_nonce    | parameter_absent   | oauth_parameters_absent: oauth_nonce
            oauth_problem=v&oauth_acceptable_versions=1.0-1.0                     | v                  | oauth_acceptable_versions: 1.0-1.0
            {"errors":[{"code":32,"message":"Could not authenticate you."}]}      | 32                 | Could not authenticate you.
            {"errors":[{"message":"no code"}]}                                    | -                  | no code
            {"errors":[]}                                                         | -                  | -
            {"errors":["text"],"error":"e"}                                       | e                  | -
            {"error":"e","error_description":"d"}                                 | e                  | d
            {"error":null}                                                        | -                  | -
            {"oauth_problem":"p","oauth_problem_advice":"a","n":null}             | p                  | a
            [1]                                                                   | -                  | -
            {"error":                                                             | -                  | -
            <html>Sorry</html>                                                    | -                  | -
            error=invalid_signature&error_description=Bad+signature               | invalid_signature  | Bad signature
            oauth_problem=&error=invalid_signature                                | invalid_signature  | -
            {"error":{"message":"m","type":"t"}}                                  | t                  | m
            {"message":"m"}                                                       | -                  | m
            oauth_problem=%zz                                                     | -                  | -
            ''                                                                    | -                  | -
            """)
    void readsEveryWayThatProvidersHave(String body, String error, String description) {
        ProviderProblem problem = problem(response(body));

        assertThat(problem.error()).isEqualTo(error);
        assertThat(problem.description()).isEqualTo(description);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"e\"}",
                "error=e",
                "\n {\"error\":\"e\"}",
            })
    void readsThemBehindAByteOrderMark(String body) {
        assertThat(problem(response(body)).error()).isEqualTo("e");
        assertThat(problem(response("\uFEFF" + body)).error()).isEqualTo("e");
    }

    @Test
    void namesAllDetails() {
        assertThat(problem(response("oauth_problem=parameter_rejected&oauth_parameters_rejected=oauth_a%26oauth_b"
                                + "&oauth_parameters_absent=oauth_c&oauth_acceptable_timestamps=1-2"))
                        .description())
                .isEqualTo("oauth_parameters_absent: oauth_c; oauth_parameters_rejected: oauth_a&oauth_b;"
                        + " oauth_acceptable_timestamps: 1-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OAuth oauth_problem=timestamp_refused, oauth_acceptable_timestamps=5-9",
                "OAuth realm=\"a, b\", oauth_problem=\"timestamp_refused\",oauth_acceptable_timestamps=\"5-9\"",
                "OAuth oauth_acceptable_timestamps=\"5-9\", oauth_problem=\"timestamp%5Frefused\""
            })
    void readsTheHeader(String header) {
        ProviderProblem problem = problem(response("oauth_problem=other").withHeader("www-authenticate", header));

        assertThat(problem)
                .isEqualTo(new ProviderProblem("timestamp_refused", "oauth_acceptable_timestamps: 5-9", "5-9"));
    }

    @Test
    void readsAllHeadersOfThatName() {
        ProtocolResponse response = ProtocolResponse.of(401)
                .withHeaders(Map.of(
                        "WWW-Authenticate",
                        List.of("Basic realm=x", "OAuth oauth_problem=a", "OAuth oauth_problem=b")));

        assertThat(problem(response).error()).isEqualTo("a");
    }

    @Test
    void leavesHeadersAloneThatSayNothing() {
        assertThat(problem(response("oauth_problem=p").withHeader("WWW-Authenticate", "OAuth realm=\"x\""))
                        .error())
                .isEqualTo("p");
        assertThat(problem(response("").withHeader("WWW-Authenticate", "OAuth oauth_problem=\"50%\""))
                        .error())
                .isEqualTo("50%");
    }

    @Test
    void quotesPlainWords() {
        String words = "Failed to validate oauth signature and token";

        assertThat(problem(text(words + "\n"))).isEqualTo(new ProviderProblem(null, words, null));
        assertThat(problem(response(words))).as("not said to be plain text").isEqualTo(UNTOLD);
        assertThat(problem(text("oauth_problem=p")).error()).isEqualTo("p");
        assertThat(problem(text("x".repeat(256))).description()).hasSize(256);
        assertThat(problem(text("x".repeat(257))).description()).isEqualTo("x".repeat(256));
        assertThat(problem(text("a=b does not match")).description()).isEqualTo("a=b does not match");
        assertThat(problem(text("100%")).description()).isEqualTo("100%");
    }

    @Test
    @Tag("G-19")
    void quotesNothingOfTheRequestThatIsRepeated() {
        assertThat(problem(text("Expected: POST&https&oauth_verifier%3Dcanary%26oauth_token%3Dcanary"))
                        .description())
                .isEqualTo("Expected: POST&https&");
        assertThat(problem(text("oauth_token=canary is unknown"))).isEqualTo(UNTOLD);
    }

    @Test
    void takesNoControlCharactersOver() {
        assertThat(problem(response("oauth_problem=a%0D%0Ab&oauth_problem_advice=c%00d")))
                .isEqualTo(new ProviderProblem("ab", "cd", null));
    }

    @Test
    void saysNothingOfMoreThan1000Parameters() {
        assertThat(problem(response("oauth_problem=p" + "&a".repeat(999))).error())
                .isEqualTo("p");
        assertThat(problem(response("oauth_problem=p" + "&a".repeat(1000)))).isEqualTo(UNTOLD);
    }

    @Test
    void saysNothingOfOctetsThatAreNoUtf8() {
        assertThat(problem(ProtocolResponse.of(401).withBody(new byte[] {(byte) 0xFF})))
                .isEqualTo(UNTOLD);
    }

    private static ProviderProblem problem(ProtocolResponse response) {
        return ProviderProblem.of(response, new JsonReader());
    }

    private static ProtocolResponse text(String body) {
        return response(body).withHeader("Content-Type", "text/plain; charset=utf-8");
    }

    private static ProtocolResponse response(String body) {
        return ProtocolResponse.of(401).withBody(body.getBytes(StandardCharsets.UTF_8));
    }
}
