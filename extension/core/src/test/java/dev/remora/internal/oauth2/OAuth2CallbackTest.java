package dev.remora.internal.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.internal.wire.AuthorizationResponse;
import dev.remora.internal.wire.AuthorizationResponse.Accepted;
import dev.remora.internal.wire.AuthorizationResponse.BareError;
import dev.remora.internal.wire.AuthorizationResponse.Refused;
import dev.remora.internal.wire.FormCodec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuth2CallbackTest {

    @Test
    @Tag("B-14")
    void readsACodeAndIgnoresWhatItDoesNotKnow() {
        assertThat(read("state=s&code=c&scope=a&scope=b&oauth_verifier=v")).isEqualTo(new Accepted("s", null, "c"));
    }

    @Test
    @Tag("B-14")
    void readsACodeOfEightKilobytes() {
        assertThat(read("state=s&code=" + "c".repeat(8192))).isEqualTo(new Accepted("s", null, "c".repeat(8192)));
    }

    @Test
    void readsARefusalWithTheProvidersWords() {
        assertThat(read("state=s&error=access_denied&error_description=no+way&error_uri=u&x=1"))
                .isEqualTo(new Refused("s", null, "access_denied", "no way", "u", Map.of("x", "1")));
    }

    @Test
    void readsAnErrorThatDoesNotSayWhatItIsAbout() {
        assertThat(read("error=access_denied&error_description=no+way&iss=i"))
                .isEqualTo(new BareError("i", "access_denied"));
        assertThat(read("error=access_denied&state=")).isEqualTo(new BareError(null, "access_denied"));
    }

    @Test
    @Tag("B-12")
    void cutsAndCleansTheProvidersWords() {
        Refused refused = (Refused) read("state=s&error=e%0D%0AX%3A1&error_description=" + "d".repeat(1_000_000)
                + "&error_uri=%00u&x=" + "y".repeat(1000));

        assertThat(refused)
                .isEqualTo(new Refused("s", null, "eX:1", "d".repeat(256), "u", Map.of("x", "y".repeat(256))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                       | STATE_MISSING      | 00414 | has no state
            code=c                   | STATE_MISSING      | 00414 | has no state
            state=&code=c            | STATE_MISSING      | 00414 | has no state
            error=access_denied&code=c | STATE_MISSING    | 00414 | has no state
            state=s                  | RESPONSE_INVALID   | 00416 | has neither a code nor an error
            state=s&code=            | RESPONSE_INVALID   | 00416 | has neither a code nor an error
            state=s&code=c&error=e   | RESPONSE_AMBIGUOUS | 00415 | has both a code and an error
            state=s&code=c&code=c    | RESPONSE_AMBIGUOUS | 00411 | has code more than once
            state=s&state=s&code=c   | RESPONSE_AMBIGUOUS | 00411 | has state more than once
            state=s&code=c&iss=i&iss=j | RESPONSE_AMBIGUOUS | 00411 | has iss more than once
            """)
    @Tag("B-01")
    @Tag("B-10")
    @Tag("B-11")
    @Tag("C3")
    @Tag("C8")
    void refusesWhatIsNoAnswer(String query, ErrorCode code, String id, String what) {
        assertRefused(query, code, "REMORA-" + id + ": the callback of remote app 'github' " + what);
    }

    @ParameterizedTest
    @Tag("G-12")
    @Tag("C12")
    @CsvSource({"oauth_token=t&oauth_verifier=v", "oauth_verifier=v&state=s", "denied=t", "oauth_problem=p"})
    void refusesAnAnswerOfOAuth1(String query) {
        assertRefused(
                query,
                ErrorCode.RESPONSE_INVALID,
                "REMORA-00413: the callback of remote app 'github' answers in OAuth 1.0a, but the remote app speaks"
                        + " OAuth 2");
    }

    @ParameterizedTest
    @Tag("B-14")
    @CsvSource({"code", "state"})
    void refusesWhatIsFarTooLong(String name) {
        assertRefused(
                "state=s&code=c".replace(name + "=", name + "=" + "x".repeat(64 * 1024)),
                ErrorCode.RESPONSE_INVALID,
                "REMORA-00412: the callback of remote app 'github' has a " + name + " of more than 16384 characters");
    }

    @Test
    @Tag("S-01")
    void showsNoSecret() {
        assertThat(read("state=canary&code=canary") + "" + read("state=canary&error=e"))
                .doesNotContain("canary");
    }

    @Test
    @Tag("S-01")
    void showsNoCode() {
        assertThat(new OAuth2Callback("github", Map.of("code", List.of("canary"))))
                .hasToString("OAuth2Callback[remoteApp=github, parameters=[code]]");
    }

    private static void assertRefused(String query, ErrorCode code, String message) {
        CallbackRejectedException refused = catchThrowableOfType(CallbackRejectedException.class, () -> read(query));
        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(code);
    }

    private static AuthorizationResponse read(String query) {
        return new OAuth2Callback("github", FormCodec.parse(query).toMultiMap()).read();
    }
}
