package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.TokenRequestException;
import dev.remora.tck.AtOnce;
import dev.remora.tck.MemorySession;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks that are not to be trusted: nothing is sent, nothing is kept, nothing leaks, and the right one still works. */
class CallbackRejectionTest {

    private static final String TOKEN = "{\"access_token\":\"canary-token\",\"token_type\":\"bearer\"}";

    private final TestApp app = new TestApp();
    private final RemoteAppCore github = app.core(Settings.oauth2());
    private final LogLines log = new LogLines();
    private final String state = TestApp.state(app.begin(github));

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    @Tag("B-01")
    @Tag("C2")
    @Tag("C4")
    void refusesACallbackWithoutState() {
        assertRejected(
                "code=canary-code",
                ErrorCode.STATE_MISSING,
                "REMORA-00414: the callback of remote app 'github' has no state");
    }

    @ParameterizedTest
    @Tag("B-02")
    @Tag("C4")
    @Tag("C5")
    @ValueSource(strings = {"changed", "upper", "space", "shorter", "none-of-ours"})
    void refusesAStateThatIsNotQuiteTheRightOne(String how) {
        String wrong = switch (how) {
            case "changed" -> (state.charAt(0) == 'a' ? 'b' : 'a') + state.substring(1);
            case "upper" -> "A" + state.substring(1).toUpperCase(Locale.ROOT);
            case "space" -> state + "+";
            case "shorter" -> state.substring(1);
            default -> "canary-state";
        };

        assertRejected(
                "code=canary-code&state=" + wrong,
                ErrorCode.STATE_MISMATCH,
                "REMORA-00309: the state in the callback of remote app 'github' was not issued to this browser");
    }

    @Test
    @Tag("B-13")
    @Tag("B-12")
    void showsNothingOfAnErrorThatIsNotTrusted() {
        assertRejected(
                "error=canary-error&error_description=canary&state=wrong",
                ErrorCode.STATE_MISMATCH,
                "REMORA-00309: the state in the callback of remote app 'github' was not issued to this browser");
        assertRejected(
                "error=canary-error",
                ErrorCode.STATE_MISSING,
                "REMORA-00414: the callback of remote app 'github' has no state");
    }

    @Test
    @Tag("A-04")
    @Tag("B-02")
    void refusesTheStateOfAnotherBrowser() {
        MemorySession victim = app.session;
        app.use(MemorySession.open());

        assertThat(rejected(() -> app.callback(github, "code=canary-code&state=" + state)))
                .hasMessage("REMORA-00309: the state in the callback of remote app 'github' was not issued to this"
                        + " browser");

        app.use(victim);
        assertNextSucceeds();
    }

    @Test
    @Tag("B-02")
    @Tag("B-16")
    void saysWhyABrowserCameWithoutItsSession() {
        MemorySession before = app.session;
        app.use(MemorySession.none());

        CallbackRejectedException refused = rejected(() -> app.callback(github, "code=canary-code&state=" + state));
        assertThat(refused)
                .hasMessage("REMORA-00308: the callback of remote app 'github' came without the session that the"
                        + " sign-in was started in: the browser did not send its cookie, or the session has ended");
        assertThat(refused.code()).isEqualTo(ErrorCode.STATE_MISMATCH);
        assertThat(rejected(() -> app.post("authorized", "code=canary-code&state=" + state, github.signIn()::finish)))
                .hasMessage("REMORA-00308: the callback of remote app 'github' came without the session that the"
                        + " sign-in was started in: the browser sends its cookie with a POST from another site only"
                        + " if the cookie says SameSite=None");
        assertThat(app.session.id()).isEmpty();

        app.use(before);
        assertNextSucceeds();
    }

    @Test
    @Tag("B-03")
    @Tag("C13")
    void refusesTheSecondUse() {
        app.provider.json(TOKEN);
        app.callback(github, "code=c&state=" + state);

        assertThat(rejected(() -> app.callback(github, "code=canary-code&state=" + state)))
                .hasMessage("REMORA-00312: the callback of remote app 'github' was used before");

        assertThat(app.provider.received).hasSize(1);
        assertThat(app.get("me", () -> github.tokens().source(null).token())).isPresent();
    }

    @Test
    @Tag("C13")
    @Tag("B-03")
    void usesTheStateUpThoughTheProviderRefusesTheCode() {
        app.provider.status(400, "application/json", "{\"error\":\"invalid_grant\"}");

        assertThat(catchThrowableOfType(
                                TokenRequestException.class,
                                () -> app.callback(github, "code=canary-code&state=" + state))
                        .error())
                .isEqualTo("invalid_grant");
        assertThat(rejected(() -> app.callback(github, "code=c&state=" + state)).code())
                .isEqualTo(ErrorCode.STATE_REPLAYED);
        assertNothingHappened(1);
    }

    @Test
    @Tag("B-15")
    void keepsNothingWhereTheProviderRefusesTheVerifier() {
        String id = app.session.id().orElseThrow();
        app.provider.status(400, "application/json", "{\"error\":\"invalid_grant\"}");

        assertThat(catchThrowableOfType(
                                TokenRequestException.class,
                                () -> app.callback(github, "code=canary-code&state=" + state))
                        .code())
                .isEqualTo(ErrorCode.TOKEN_ERROR);

        assertNothingHappened(1);
        assertThat(app.session.id()).contains(id);
    }

    @Test
    @Tag("B-04")
    void exchangesOnceHoweverOftenACallbackComesAtOnce() throws InterruptedException {
        app.provider.json(TOKEN);
        TestRequest request = new TestRequest(
                "GET",
                URI.create(TestApp.BASE + "authorized?code=c&state=" + state),
                URI.create(TestApp.BASE),
                "",
                null,
                app.session);

        List<String> outcomes = app.during(request, () -> {
            try {
                return AtOnce.call(50, () -> {
                    try {
                        return github.signIn().finish().granted().isPresent() ? "granted" : "denied";
                    } catch (CallbackRejectedException e) {
                        return e.code().toString();
                    }
                });
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(outcomes).containsOnlyOnce("granted");
        assertThat(outcomes).containsOnly("granted", "state_replayed");
        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    @Tag("B-05")
    void refusesWhatComesTooLate() {
        app.clock.advance(Duration.ofSeconds(601));

        assertThat(rejected(() -> app.callback(github, "code=canary-code&state=" + state)))
                .hasMessage("REMORA-00311: the callback of remote app 'github' came too late")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STATE_EXPIRED));
        assertNothingHappened(0);
    }

    @Test
    @Tag("B-06")
    void refusesAnAnswerThatIsForAnotherRemoteApp() {
        RemoteAppCore other = app.core(Settings.oauth2().with(all -> all.name = "gitlab"));

        assertThat(rejected(() -> app.callback(other, "code=canary-code&state=" + state)))
                .hasMessage("REMORA-00313: the callback of remote app 'gitlab' answers an authorization request of"
                        + " another remote app")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CALLBACK_WRONG_APP));
        assertNextSucceeds();
    }

    @Test
    @Tag("B-06")
    void refusesAnAnswerThatCameToAnotherPath() {
        assertThat(rejected(() -> app.get("other?code=canary-code&state=" + state, github.signIn()::finish)))
                .hasMessage("REMORA-00314: the callback of remote app 'github' came to another path than it was asked"
                        + " for; behind a proxy that changes paths set remora.external-base-uri")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CALLBACK_WRONG_APP));
        assertNextSucceeds();
    }

    @Test
    @Tag("B-09")
    void asksTheEndpointThatTheSignInWasStartedWith() {
        RemoteAppCore changed =
                app.core(Settings.oauth2().with(all -> all.tokenUrl = URI.create("https://elsewhere.example/token")));
        app.provider.json(TOKEN);

        app.callback(changed, "code=c&state=" + state);

        assertThat(app.provider.last().uri()).isEqualTo(Settings.TOKEN);
    }

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

    @Test
    @Tag("B-22")
    void finishesOnAnotherNodeThatHasTheSession() {
        RemoteAppCore otherNode = app.core(Settings.oauth2());
        app.provider.json(TOKEN);

        assertThat(app.callback(otherNode, "code=c&state=" + state).granted()).isPresent();
    }

    @Test
    @Tag("S-07")
    void refusesACallbackWhoseSessionHasEnded() {
        app.session.invalidate();

        CallbackRejectedException refused = rejected(() -> app.callback(github, "code=canary-code&state=" + state));
        assertThat(refused.code()).isEqualTo(ErrorCode.STATE_MISMATCH);

        app.use(MemorySession.none());
        app.provider.json(TOKEN);
        assertThat(app.callback(github, "code=c&state=" + TestApp.state(app.begin(github)))
                        .granted())
                .isPresent();
    }

    @Test
    @Tag("S-07")
    @Tag("D-08")
    void keepsNothingForASessionThatEndsWhileTheCodeIsExchanged() {
        app.provider.answers(request -> {
            app.session.invalidate();
            return TestProvider.response(200, "application/json", TOKEN);
        });

        assertThat(catchThrowableOfType(
                        RequestRefusedException.class, () -> app.callback(github, "code=c&state=" + state)))
                .hasMessage("REMORA-00326: remote app 'github': signing in needs a browser session, and this one cannot"
                        + " be written: it was invalidated, or the response is under way");
        assertThat(app.events.isEmpty()).isTrue();
        assertThat(app.session.octets()).isEmpty();
    }

    @Test
    @Tag("A-11")
    void keepsTwentyPendingSignInsOfABrowser() {
        for (int i = 0; i < 20; i++) {
            app.begin(github);
        }

        assertThat(rejected(() -> app.callback(github, "code=canary-code&state=" + state))
                        .code())
                .isEqualTo(ErrorCode.STATE_MISMATCH);
        assertThat(app.session.octets().values().stream()
                        .mapToInt(octets -> octets.length)
                        .sum())
                .isLessThan(16 * 1024);
    }

    private void assertRejected(String query, ErrorCode code, String message) {
        CallbackRejectedException refused = rejected(() -> app.callback(github, query));
        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.remoteApp()).isEqualTo("github");
        assertNextSucceeds();
    }

    private CallbackRejectedException rejected(Supplier<?> callback) {
        int sent = app.provider.received.size();
        CallbackRejectedException refused = catchThrowableOfType(CallbackRejectedException.class, callback::get);
        assertThat(app.provider.received).hasSize(sent);
        StringWriter trace = new StringWriter();
        refused.printStackTrace(new PrintWriter(trace));
        assertThat(trace + " " + log.lines).doesNotContain("canary", state);
        return refused;
    }

    private void assertNextSucceeds() {
        assertNothingHappened(app.provider.received.size());
        app.provider.json(TOKEN);
        String next = app.events.granted.isEmpty() ? state : TestApp.state(app.begin(github));
        assertThat(app.callback(github, "code=c&state=" + next).granted()).isPresent();
        app.get("me", () -> {
            github.tokens().forget(null);
            return "";
        });
        app.events.removed.clear();
    }

    private void assertNothingHappened(int sent) {
        assertThat(app.provider.received).hasSize(sent);
        assertThat(app.get("me", () -> github.tokens().source(null).token())).isEmpty();
        assertThat(app.events.refreshed).isEmpty();
        assertThat(app.events.removed).isEmpty();
    }
}
