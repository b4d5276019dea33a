package dev.remora.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.message.OpenIdMessages;
import dev.remora.internal.token.RefreshRefusals.Meaning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshRefusalsTest {

    /** A word of the problem-reporting extension, and those of libraries that many providers are built on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "consumer_key_rejected",
                "insecure_transport",
                "Invalid_Client",
                "invalid_nonce",
                "invalid_request",
                "invalid_signature",
                "invalid_signature_method",
                "invalid_timestamp",
                "missing_required_parameter",
                "server_error",
                "temporarily_unavailable",
                "unsupported_signature_method"
            })
    void whatIsAboutTheRequestEndsNoTokenOfOAuth1(String error) {
        assertThat(meaning(error)).isEqualTo(Meaning.TEMPORARY);
    }

    @Test
    void whatNobodyKnowsIsDoubtfulThere() {
        assertThat(meaning("token_rejected")).isEqualTo(Meaning.FINAL);
        assertThat(meaning("no_such_word")).isEqualTo(Meaning.DOUBTFUL);
    }

    private static Meaning meaning(String error) {
        return RefreshRefusals.ofOAuth1(List.of())
                .meaning(OAuth1Messages.tokenRefused("x", "renewal", 401, error, null, null));
    }

    /** OpenID Connect Core 1.0 section 12.2. */
    @Test
    void idTokenThatIsNotValidEndsTheGrant() {
        RefreshRefusals refusals = RefreshRefusals.ofOAuth2(List.of());

        assertThat(refusals.meaning(OpenIdMessages.idTokenInvalid("x", "sub is another")))
                .isEqualTo(Meaning.FINAL);
    }
}
