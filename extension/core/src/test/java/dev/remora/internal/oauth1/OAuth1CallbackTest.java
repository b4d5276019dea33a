package dev.remora.internal.oauth1;

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

class OAuth1CallbackTest {

    @Test
    void isVerified() {
        assertThat(read("oauth_token=t&oauth_verifier=v")).isEqualTo(new Accepted("t", null, "v"));
    }

    @Test
    void isDeniedAsTwitterDoes() {
        assertThat(read("denied=t")).isEqualTo(new Refused("t", null, "access_denied", null, null, Map.of()));
    }

    @Test
    void isDeniedAsTheProblemExtensionDoes() {
        assertThat(read("oauth_token=t&oauth_problem=user_refused&oauth_problem_advice=no%0D%0Away"))
                .isEqualTo(new Refused("t", null, "user_refused", "noway", null, Map.of()));
    }

    @Test
    void isDeniedInBothWaysAtOnce() {
        assertThat(read("oauth_token=t&denied=t&oauth_problem=permission_denied"))
                .isEqualTo(new Refused("t", null, "permission_denied", null, null, Map.of()));
    }

    @Test
    void refusesADenialOfAnotherToken() {
        refuses(
                "oauth_token=t&denied=u",
                ErrorCode.RESPONSE_AMBIGUOUS,
                "REMORA-00518: the callback of remote app 'twitter' both grants and denies");
    }

    @Test
    void isDeniedInTheWordsOfOAuth2() {
        assertThat(read("oauth_token=t&error=e%0D%0A&error_description=d&error_uri=u"))
                .isEqualTo(new Refused("t", null, "e", "d", "u", Map.of()));
        refuses(
                "oauth_token=t&error=access_denied",
                false,
                ErrorCode.OAUTH1_VERIFIER_MISSING,
                "REMORA-00515: the callback of remote app 'twitter' has no oauth_verifier");
        refuses(
                "oauth_token=t&error=access_denied&oauth_verifier=v",
                true,
                ErrorCode.RESPONSE_AMBIGUOUS,
                "REMORA-00518: the callback of remote app 'twitter' both grants and denies");
    }

    @Test
    void isAnErrorOfNoTokenIfThatIsTolerated() {
        assertThat(read("oauth_problem=user_refused")).isEqualTo(new BareError(null, "user_refused"));
        assertThat(read("error=access_denied&error_description=d")).isEqualTo(new BareError(null, "access_denied"));
        assertThat(read("oauth_problem=user_refused&oauth_token=")).isEqualTo(new BareError(null, "user_refused"));
    }

    @ParameterizedTest
    @CsvSource({
        "oauth_token=t&error=e, true, true",
        "oauth_token=t&error=e, false, false",
        "oauth_token=t&error=e&oauth_problem=p, true, false",
        "denied=t, true, false"
    })
    void saysWhetherADenialIsInTheWordsOfOAuth2(String query, boolean tolerant, boolean asError) {
        assertThat(callback(query, tolerant).isDenialAsError()).isEqualTo(asError);
    }

    @Test
    void keepsWhatElseTheProviderSays() {
        assertThat(read("denied=t&x=1%0D2&y=2&y=3"))
                .isEqualTo(new Refused("t", null, "access_denied", null, null, Map.of("x", "12", "y", "2")));
    }

    @Test
    void refusesADenialOfNoTokenIfStrict() {
        refuses(
                "oauth_problem=user_refused",
                false,
                ErrorCode.STATE_MISSING,
                "REMORA-00516: the callback of remote app 'twitter' has no oauth_token");
    }

    @Test
    void takesAnEmptyParameterForNone() {
        refuses(
                "oauth_token=t&oauth_verifier=",
                ErrorCode.OAUTH1_VERIFIER_MISSING,
                "REMORA-00515: the callback of remote app 'twitter' has no oauth_verifier");
    }

    @Test
    @Tag("G-19")
    void showsNoSecret() {
        assertThat(read("oauth_token=t&oauth_verifier=v")).hasToString("Accepted[state=****, proof=****]");
        assertThat(read("denied=t")).hasToString("Refused[state=****, error=access_denied]");
    }

    @Test
    @Tag("G-10")
    void refusesToGoOnWithoutVerifier() {
        refuses(
                "oauth_token=t",
                ErrorCode.OAUTH1_VERIFIER_MISSING,
                "REMORA-00515: the callback of remote app 'twitter' has no oauth_verifier");
    }

    @Test
    void refusesToGoOnWithoutToken() {
        refuses(
                "oauth_verifier=v",
                ErrorCode.STATE_MISSING,
                "REMORA-00516: the callback of remote app 'twitter' has no oauth_token");
    }

    @Test
    void refusesRepeatedParameters() {
        refuses(
                "oauth_token=t&oauth_token=u&oauth_verifier=v",
                ErrorCode.RESPONSE_AMBIGUOUS,
                "REMORA-00514: the callback of remote app 'twitter' has oauth_token more than once");
    }

    @Test
    void refusesToBeGrantedAndDenied() {
        refuses(
                "oauth_token=t&oauth_verifier=v&denied=t",
                ErrorCode.RESPONSE_AMBIGUOUS,
                "REMORA-00518: the callback of remote app 'twitter' both grants and denies");
    }

    @Test
    @Tag("G-12")
    void refusesAnAnswerOfOAuth2() {
        refuses(
                "code=c&state=s",
                ErrorCode.RESPONSE_INVALID,
                "REMORA-00517: the callback of remote app 'twitter' answers in OAuth 2, but the remote app speaks OAuth"
                        + " 1.0a");
    }

    @Test
    @Tag("S-01")
    void showsNoVerifier() {
        assertThat(new OAuth1Callback("twitter", Map.of("oauth_verifier", List.of("canary")), true, true))
                .hasToString("OAuth1Callback[remoteApp=twitter, parameters=[oauth_verifier]]");
    }

    private static void refuses(String query, ErrorCode code, String message) {
        refuses(query, false, code, message);
        refuses(query, true, code, message);
    }

    private static void refuses(String query, boolean tolerant, ErrorCode code, String message) {
        CallbackRejectedException refused =
                catchThrowableOfType(CallbackRejectedException.class, () -> read(query, tolerant));
        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(code);
    }

    private static AuthorizationResponse read(String query) {
        return read(query, true);
    }

    private static AuthorizationResponse read(String query, boolean tolerant) {
        return callback(query, tolerant).read();
    }

    private static OAuth1Callback callback(String query, boolean tolerant) {
        return new OAuth1Callback("twitter", FormCodec.parse(query).toMultiMap(), true, tolerant);
    }
}
