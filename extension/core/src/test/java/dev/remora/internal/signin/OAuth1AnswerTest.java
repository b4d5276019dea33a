package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationResult.Denied;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With what the browser comes back from a provider of OAuth 1.0a. */
class OAuth1AnswerTest extends OAuth1Scenario {

    @ParameterizedTest
    @Tag("C2")
    @CsvSource(delimiter = '|', textBlock = """
            denied=temp                                        | access_denied     | true
            oauth_token=temp&denied=temp                       | access_denied     | true
            oauth_token=temp&oauth_problem=user_refused        | user_refused      | true
            oauth_token=temp&oauth_problem=permission_denied   | permission_denied | true
            oauth_token=temp&error=access_denied               | access_denied     | true
            oauth_token=temp&error=server_error&x=1            | server_error      | false
            oauth_token=temp&oauth_problem=token_expired&x=1   | token_expired     | false
            """)
    void returnsADenialWithTheWayBack(String query, String error, boolean byUser) {
        begin(new AuthorizationDetails(null, null, null, Map.of(), null, "/me"));

        Denied denied = (Denied) app.callback(twitter, query);

        assertThat(denied.error()).isEqualTo(error);
        assertThat(denied.byUser()).isEqualTo(byUser);
        assertThat(denied.returnTo()).isEqualTo("/shop/api/me");
        assertThat(denied.parameters()).isEqualTo(query.contains("x=1") ? Map.of("x", "1") : Map.of());
        assertThat(app.provider.received).hasSize(1);
        assertRejected("oauth_token=temp&oauth_verifier=v", ErrorCode.STATE_REPLAYED);
    }

    @ParameterizedTest
    @Tag("G-10")
    @Tag("G-12")
    @Tag("C11")
    @Tag("C12")
    @CsvSource(delimiter = '|', textBlock = """
            oauth_token=other&oauth_verifier=v            | OAUTH1_TOKEN_MISMATCH
            denied=other                                  | OAUTH1_TOKEN_MISMATCH
            oauth_token=temp                              | OAUTH1_VERIFIER_MISSING
            oauth_verifier=v                              | STATE_MISSING
            code=c&state=temp                             | RESPONSE_INVALID
            oauth_token=temp&oauth_token=temp&oauth_verifier=v | RESPONSE_AMBIGUOUS
            oauth_token=temp&oauth_verifier=v&denied=temp | RESPONSE_AMBIGUOUS
            ''                                            | STATE_MISSING
            """)
    void refusesWhatAnswersNoRequestOfThisBrowser(String query, ErrorCode code) {
        begin(AuthorizationDetails.none());

        assertRejected(query, code);

        app.provider.form(GRANTED);
        assertThat(app.callback(twitter, "oauth_token=temp&oauth_verifier=v").granted())
                .isPresent();
    }

    @Test
    @Tag("G-11")
    void usesATemporaryTokenOnceAndServesSeveralTabs() {
        app.provider.form(TEMPORARY).form(TEMPORARY.replace("temp", "two"));
        app.begin(twitter);
        app.begin(twitter);
        app.provider.form(GRANTED).form(GRANTED);

        assertThat(app.callback(twitter, "oauth_token=two&oauth_verifier=v").granted())
                .isPresent();
        assertThat(app.callback(twitter, "oauth_token=temp&oauth_verifier=v").granted())
                .isPresent();
        assertRejected("oauth_token=two&oauth_verifier=v", ErrorCode.STATE_REPLAYED);
    }

    private void assertRejected(String query, ErrorCode code) {
        int sent = app.provider.received.size();
        assertThat(catchThrowableOfType(CallbackRejectedException.class, () -> app.callback(twitter, query))
                        .code())
                .isEqualTo(code);
        assertThat(app.provider.received).hasSize(sent);
    }
}
