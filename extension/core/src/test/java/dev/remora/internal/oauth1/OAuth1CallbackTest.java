package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.internal.wire.FormCodec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuth1CallbackTest {

    @Test
    void isVerified() {
        assertThat(read("oauth_token=t&oauth_verifier=v")).isEqualTo(new OAuth1Callback.Verified("t", "v"));
    }

    @Test
    void isDeniedAsTwitterDoes() {
        assertThat(read("denied=t")).isEqualTo(new OAuth1Callback.Denied("t", "denied", null, null, false));
    }

    @Test
    void isDeniedAsTheProblemExtensionDoes() {
        assertThat(read("oauth_token=t&oauth_problem=user_refused&oauth_problem_advice=no%0D%0Away"))
                .isEqualTo(new OAuth1Callback.Denied("t", "user_refused", "noway", null, false));
    }

    @Test
    void isDeniedInBothWaysAtOnce() {
        assertThat(read("oauth_token=t&denied=t&oauth_problem=permission_denied"))
                .isEqualTo(new OAuth1Callback.Denied("t", "permission_denied", null, null, false));
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
                .isEqualTo(new OAuth1Callback.Denied("t", "e", "d", "u", true));
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
        assertThat(read("oauth_problem=user_refused")).isEqualTo(new OAuth1Callback.BareError("user_refused"));
        assertThat(read("error=access_denied&error_description=d"))
                .isEqualTo(new OAuth1Callback.BareError("access_denied"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth_problem=user_refused&oauth_token=", "error=access_denied&oauth_token="})
    void refusesADenialOfAnEmptyToken(String query) {
        refuses(
                query,
                ErrorCode.STATE_MISSING,
                "REMORA-00516: the callback of remote app 'twitter' has no oauth_token");
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
        assertThat(read("oauth_token=t&oauth_verifier=v")).hasToString("Verified[token=****, verifier=****]");
        assertThat(read("denied=t")).hasToString("Denied[token=****, error=denied]");
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

    private static OAuth1Callback read(String query) {
        return read(query, true);
    }

    private static OAuth1Callback read(String query, boolean tolerant) {
        return OAuth1Callback.read("twitter", FormCodec.parse(query).toMultiMap(), true, tolerant);
    }
}
