package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.internal.wire.FormCodec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OAuth1CallbackTest {

    @Test
    void isVerified() {
        assertThat(read("oauth_token=t&oauth_verifier=v")).isEqualTo(new OAuth1Callback.Verified("t", "v"));
    }

    @Test
    void isDeniedAsTwitterDoes() {
        assertThat(read("denied=t")).isEqualTo(new OAuth1Callback.Denied("t", "denied", null));
    }

    @Test
    void isDeniedAsTheProblemExtensionDoes() {
        assertThat(read("oauth_token=t&oauth_problem=user_refused&oauth_problem_advice=no%0D%0Away"))
                .isEqualTo(new OAuth1Callback.Denied("t", "user_refused", "noway"));
    }

    @Test
    void isDeniedInBothWaysAtOnce() {
        assertThat(read("oauth_token=t&denied=t&oauth_problem=permission_denied"))
                .isEqualTo(new OAuth1Callback.Denied("t", "permission_denied", null));
    }

    @Test
    void refusesADenialOfAnotherToken() {
        refuses(
                "oauth_token=t&denied=u",
                ErrorCode.RESPONSE_AMBIGUOUS,
                "REMORA-00518: the callback of remote app 'twitter' both grants and denies");
    }

    @Test
    void refusesADenialOfNoToken() {
        refuses(
                "oauth_problem=user_refused",
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
        CallbackRejectedException refused = catchThrowableOfType(CallbackRejectedException.class, () -> read(query));
        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(code);
    }

    private static OAuth1Callback read(String query) {
        return OAuth1Callback.read("twitter", FormCodec.parse(query).toMultiMap());
    }
}
