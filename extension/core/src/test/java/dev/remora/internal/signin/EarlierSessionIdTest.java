package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AccountLinkRefused;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.CallbackRejectedException;
import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.ErrorCode;
import dev.remora.SignedOut;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.internal.token.TokenEvents;
import dev.remora.tck.MemorySession;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A callback that was sent twice may come with the id that the session had before the first one was answered. */
class EarlierSessionIdTest {

    private static final CompletedSignIn SUCCEEDED = CompletedSignIn.of(Outcome.SUCCEEDED, "/shop/api/me");

    private final TestApp app = new TestApp();
    private Runnable whenGranted = () -> {};
    private final RemoteAppCore github = RemoteAppAssembler.create(
            Settings.oauth2().build(),
            new Settings.Provider(),
            app.provider,
            app.documents,
            app.callbackPaths,
            app.earlierIds,
            app.dependencies(new Observed()));
    private final String callback = "code=c&state="
            + TestApp.state(app.begin(github, new AuthorizationDetails(null, null, null, Map.of(), null, "/me")));
    private final String before = app.session.id().orElseThrow();

    private final class Observed implements TokenEvents {

        @Override
        public void linkRefused(AccountLinkRefused event) {
            throw new AssertionError("not expected");
        }

        @Override
        public void granted(Granted event) {
            whenGranted.run();
        }

        @Override
        public void refreshed(TokenRefreshed event) {}

        @Override
        public void removed(TokenRemoved event) {}

        @Override
        public void signedOut(SignedOut event) {}
    }

    @Test
    @Tag("B-04")
    void isToldWhatBecameOfTheSignIn() {
        finish();

        CallbackRejectedException refused = rejectedWith(before, callback);

        assertThat(refused)
                .hasMessage(
                        "REMORA-00312: the callback of remote app 'github' was used before, and that sign-in succeeded");
        assertThat(refused.code()).isEqualTo(ErrorCode.STATE_REPLAYED);
        assertThat(refused.completed()).contains(SUCCEEDED);
        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    @Tag("B-18")
    void findsNoTokenWithThatId() {
        finish();

        assertThat(rejectedWith(before, callback).completed()).contains(SUCCEEDED);
        assertThat(app.during(
                        withoutSession(before, "me"),
                        () -> github.tokens().source(null).token()))
                .isEmpty();
        assertThat(app.get("me", () -> github.tokens().source(null).token())).isPresent();
    }

    @Test
    @Tag("B-04")
    void isWaitedForUntilTheSignInHasEnded() {
        app.provider.json(CallbackScenario.TOKEN);
        whenGranted = () -> assertThat(rejectedWith(before, callback).completed())
                .contains(CompletedSignIn.of(Outcome.RUNNING, "/shop/api/me"));

        app.callback(github, callback);

        assertThat(app.elapsed.passed()).isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_075));
        assertThat(rejectedWith(before, callback).completed()).contains(SUCCEEDED);
    }

    @Test
    void isToldThatItFailed() {
        app.provider.json(CallbackScenario.TOKEN);
        whenGranted = () -> {
            throw new IllegalStateException("an observer of the application");
        };
        assertThat(catchThrowable(() -> app.callback(github, callback))).isInstanceOf(IllegalStateException.class);

        assertThat(rejectedWith(before, callback).completed())
                .contains(CompletedSignIn.of(Outcome.FAILED, "/shop/api/me"));
    }

    @Test
    @Tag("B-02")
    void isToldNothingWithAnotherState() {
        finish();

        assertMissing(before, callback.replace("state=", "state=x"));
        assertMissing(null, callback);
        assertMissing("another", callback);
        assertMissing(app.session.id().orElseThrow(), callback);
    }

    @Test
    void isToldNothingAfterAFewSeconds() {
        finish();
        app.clock.advance(Duration.ofSeconds(10));

        assertMissing(before, callback);
    }

    @Test
    void isToldNothingOfADenialSinceTheIdStays() {
        app.callback(github, callback.replace("code=c", "error=access_denied"));

        assertMissing(before, callback);
    }

    @Test
    @Tag("E-08")
    void isToldNothingOfAnotherUser() {
        finish();
        app.caller = "bob";

        assertMissing(before, callback);
    }

    private void assertMissing(@Nullable String sessionId, String query) {
        CallbackRejectedException refused = rejectedWith(sessionId, query);
        assertThat(refused.code()).isEqualTo(ErrorCode.SESSION_MISSING);
        assertThat(refused.completed()).isEmpty();
    }

    private void finish() {
        app.provider.json(CallbackScenario.TOKEN);
        app.callback(github, callback);
    }

    private CallbackRejectedException rejectedWith(@Nullable String sessionId, String query) {
        TestRequest request = withoutSession(sessionId, "authorized?" + query);
        CallbackRejectedException refused = catchThrowableOfType(
                CallbackRejectedException.class, () -> app.during(request, github.signIn()::finish));
        assertThat(request.session().id()).isEmpty();
        return refused;
    }

    /** The server finds no session of that id. */
    private TestRequest withoutSession(@Nullable String sessionId, String path) {
        URI base = URI.create(TestApp.BASE);
        return new TestRequest("GET", URI.create(base + path), base, "", app.caller, MemorySession.none())
                .askingFor(sessionId);
    }
}
