package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.ErrorCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks that are not what a provider sends: in two ways at once, twice, or by a method that is not for it. */
class CallbackShapeTest extends CallbackScenario {

    @ParameterizedTest
    @Tag("B-10")
    @ValueSource(strings = {"code=canary-code&code=d", "code=c&state=canary", "error=e&error=f"})
    void refusesWhatIsThereTwice(String query) {
        assertThat(rejected(() -> app.callback(github, query + "&state=" + state))
                        .code())
                .isEqualTo(ErrorCode.RESPONSE_AMBIGUOUS);
        assertNextSucceeds();
    }

    @Test
    @Tag("B-10")
    @Tag("B-16")
    void refusesAnAnswerBothInQueryAndForm() {
        assertThat(rejected(() -> app.post(
                        "authorized?code=canary-code", "code=canary-code&state=" + state, github.signIn()::finish)))
                .hasMessage("REMORA-00307: the callback of remote app 'github' has an answer both in its query and in"
                        + " its form");
        assertNextSucceeds();
    }

    @Test
    @Tag("B-11")
    @Tag("C3")
    void refusesACodeTogetherWithAnError() {
        assertRejected(
                "code=canary-code&error=access_denied&state=" + state,
                ErrorCode.RESPONSE_AMBIGUOUS,
                "REMORA-00415: the callback of remote app 'github' has both a code and an error");
    }

    @Test
    @Tag("B-16")
    void readsNoQueryOfAPost() {
        assertThat(rejected(() -> app.post("authorized?code=canary-code&state=" + state, "", github.signIn()::finish))
                        .code())
                .isEqualTo(ErrorCode.STATE_MISSING);
        assertNextSucceeds();
    }

    @Test
    @Tag("B-16")
    void acceptsNoGetWhereAFormPostWasAskedFor() {
        RemoteAppCore posting =
                app.core(Settings.oauth2().with(all -> all.params = Map.of("response_mode", "form_post")));
        String posted = TestApp.state(app.begin(posting));

        assertThat(rejected(() -> app.callback(posting, "code=canary-code&state=" + posted)))
                .hasMessage("REMORA-00306: the callback of remote app 'github' came by GET, but response_mode is"
                        + " form_post");
        app.provider.json(TOKEN);
        assertThat(app.post("authorized", "code=c&state=" + posted, posting.signIn()::finish)
                        .granted())
                .isPresent();
    }

    @ParameterizedTest
    @Tag("B-17")
    @ValueSource(strings = {"HEAD", "OPTIONS", "PUT"})
    void takesNothingInAnswerToAnotherMethod(String method) {
        assertThat(rejected(() ->
                        app.during(method, "authorized?code=canary-code&state=" + state, "", github.signIn()::finish)))
                .hasMessage("REMORA-00305: a " + method + " request is no callback of remote app 'github'");
        assertNextSucceeds();
    }

    @Test
    @Tag("B-17")
    void takesNothingInAnswerToAHeadThoughParametersAreGiven() {
        Map<String, List<String>> given = Map.of("code", List.of("canary-code"), "state", List.of(state));

        assertThat(rejected(() -> app.during(
                                "HEAD", "authorized", "", () -> github.signIn().finish(given)))
                        .code())
                .isEqualTo(ErrorCode.RESPONSE_INVALID);
        assertNextSucceeds();
    }

    @Test
    @Tag("G-12")
    @Tag("C12")
    void refusesAnAnswerOfOAuth1() {
        assertRejected(
                "oauth_token=canary&oauth_verifier=canary&state=" + state,
                ErrorCode.RESPONSE_INVALID,
                "REMORA-00413: the callback of remote app 'github' answers in OAuth 1.0a, but the remote app speaks"
                        + " OAuth 2");
    }
}
