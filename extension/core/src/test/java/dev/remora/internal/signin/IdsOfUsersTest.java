package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.ResponseInvalidException;
import dev.remora.TokenRequestException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids that a provider without OpenID Connect has for its users: no two of them become one. */
@Tag("F-01")
class IdsOfUsersTest {

    private static final String TOKEN = "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}";

    private final ProviderScenario provider =
            ProviderScenario.oauth2().with("user-url", "me").with("user-claims.sub", "/id");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bob\\ud800   | holds half a character, or U+FFFD",
                "bob\\udbff   | holds half a character, or U+FFFD",
                "bob\\ufffd   | holds half a character, or U+FFFD",
                "bob\\nadmin  | holds a control character",
                "bob\\u0000   | holds a control character",
                "bob\\u0085   | holds a control character",
            })
    void oneThatIsNotWhatTheProviderHasIsRefused(String id, String why) {
        ResponseInvalidException refused = refused(id);

        assertThat(refused)
                .hasMessage("REMORA-00818: the answer of remote app 'x' does not say which user that is: what"
                        + " user-claims.sub names " + why)
                .returns(ErrorCode.USERINFO_INVALID, ResponseInvalidException::code);
    }

    @Test
    void oneHasAtMost255Characters() {
        String most = "b".repeat(255);

        assertThat(subject(most)).isEqualTo(most);
        assertThat(refused("b" + most))
                .hasMessage("REMORA-00818: the answer of remote app 'x' does not say which user that is: what"
                        + " user-claims.sub names is longer than 255 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jürgen", "中村", "😀", "a b|c"})
    void oneMayHaveAnyOtherCharacter(String id) {
        assertThat(subject(id)).isEqualTo(id);
    }

    @Test
    void nobodyIsAskedForWithAnIdThatIsNotWhatTheProviderHas() {
        provider.with("user-params.uid", "uid").json("{\"access_token\":\"a\",\"uid\":\"bob\\ud800\"}");

        assertThat(catchThrowableOfType(ResponseInvalidException.class, provider::signIn))
                .hasMessage("REMORA-00821: the token response of remote app 'x' does not say which user that is: uid,"
                        + " which user-params names, holds half a character, or U+FFFD")
                .returns(ErrorCode.USERINFO_INVALID, ResponseInvalidException::code);
        assertThat(provider.app.provider.received).hasSize(1);
    }

    /** Two tenants would have one issuer. */
    @Test
    void nobodyIsAskedForAtATenantThatIsNotWhatTheProviderHas() {
        provider.with("user-url", "me?company={company}")
                .with("vars.company.from", "token:company")
                .with("vars.company.pattern", ".+")
                .json("{\"access_token\":\"a\",\"company\":\"acme\\ud800\"}");

        assertThat(catchThrowableOfType(TokenRequestException.class, provider::signIn))
                .hasMessage("REMORA-00422: the token response of remote app 'x' says a URL that holds half a"
                        + " character, or U+FFFD");
    }

    private String subject(String id) {
        provider.json(TOKEN).json("{\"id\":\"" + id + "\"}");
        return provider.signIn().identity().orElseThrow().subject();
    }

    private ResponseInvalidException refused(String id) {
        provider.json(TOKEN).json("{\"id\":\"" + id + "\"}");
        return catchThrowableOfType(ResponseInvalidException.class, provider::signIn);
    }
}
