package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationResult;
import dev.remora.CallbackRejectedException;
import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.ErrorCode;
import dev.remora.TokenRequestException;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.tck.MemorySession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A callback that comes again says what became of the sign-in. */
class ReplayedCallbackTest {

    private static final String USED = "REMORA-00312: the callback of remote app 'github' was used before";

    private final TestApp app = new TestApp();
    private final RemoteAppCore github = app.core(Settings.oauth2());
    private final String callback = "code=c&state="
            + TestApp.state(app.begin(github, new AuthorizationDetails(null, null, null, Map.of(), null, "/me")));

    @Test
    @Tag("B-03")
    void thatItSucceeded() {
        app.provider.json(CallbackScenario.TOKEN);
        app.callback(github, callback);

        assertReplayed(Outcome.SUCCEEDED, ", and that sign-in succeeded");
        assertReplayed(Outcome.SUCCEEDED, ", and that sign-in succeeded");
        assertThat(app.provider.received).hasSize(1);
        assertThat(app.events.granted).hasSize(1);
    }

    @Test
    @Tag("B-03")
    void thatItWasDenied() {
        app.callback(github, callback.replace("code=c", "error=access_denied"));

        assertReplayed(Outcome.FAILED, ", and that sign-in failed");
    }

    @Test
    @Tag("B-03")
    void thatTheProviderRefusedTheCode() {
        app.provider.status(400, "application/json", "{\"error\":\"invalid_grant\"}");
        assertThat(catchThrowable(() -> app.callback(github, callback))).isInstanceOf(TokenRequestException.class);

        assertReplayed(Outcome.FAILED, ", and that sign-in failed");
    }

    @Test
    @Tag("B-03")
    void thatItCameFromAnotherUser() {
        app.caller = "alice";
        String ofAlice = "code=c&state=" + TestApp.state(app.begin(github));
        app.caller = "bob";
        for (ErrorCode code : List.of(ErrorCode.CALLBACK_WRONG_USER, ErrorCode.STATE_REPLAYED)) {
            assertThat(catchThrowableOfType(CallbackRejectedException.class, () -> app.callback(github, ofAlice))
                            .code())
                    .isEqualTo(code);
        }

        assertThat(app.elapsed.passed()).isZero();
    }

    @Test
    @Tag("B-04")
    void thatItIsStillRunningWhenTheDeadlineIsOver() {
        app.provider.answers(request -> {
            assertReplayed(Outcome.RUNNING, ", and that sign-in is still running");
            return TestProvider.response(200, "application/json", CallbackScenario.TOKEN);
        });

        assertThat(app.callback(github, callback).granted()).isPresent();
        assertThat(app.elapsed.passed()).isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_075));
    }

    @Test
    @Tag("B-04")
    void thatItSucceededMeanwhile() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        app.provider.answers(request -> {
            asked.countDown();
            await(mayAnswer);
            return TestProvider.response(200, "application/json", CallbackScenario.TOKEN);
        });
        CompletableFuture<AuthorizationResult> first =
                CompletableFuture.supplyAsync(() -> app.callback(github, callback));
        await(asked);
        app.elapsed.duringSleep(() -> {}).duringSleep(() -> {
            mayAnswer.countDown();
            assertThat(first.join().granted()).isPresent();
        });

        assertReplayed(Outcome.SUCCEEDED, ", and that sign-in succeeded");
        assertThat(app.elapsed.passed()).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void nothingWhereTheStoreNotesNothing() {
        PendingAuthorizations kept = app.pending;
        app.pending = new PendingAuthorizations() {
            @Override
            public void put(BrowserSession session, PendingAuthorization pending) {
                kept.put(session, pending);
            }

            @Override
            public Taken take(BrowserSession session, String remoteApp, String state, @Nullable String path) {
                return kept.take(session, remoteApp, state, path);
            }
        };
        assertNothingTold();
    }

    @Test
    void nothingWhereTheStoreFailsToNoteIt() {
        PendingAuthorizations kept = app.pending;
        app.pending = new PendingAuthorizations() {
            @Override
            public void put(BrowserSession session, PendingAuthorization pending) {
                kept.put(session, pending);
            }

            @Override
            public Taken take(BrowserSession session, String remoteApp, String state, @Nullable String path) {
                return kept.take(session, remoteApp, state, path);
            }

            @Override
            public void complete(BrowserSession session, String remoteApp, String state, CompletedSignIn completed) {
                throw new IllegalArgumentException("canary");
            }
        };
        try (LogLines log = new LogLines()) {
            assertNothingTold();

            assertThat(log.lines)
                    .contains("WARNING REMORA-00332: remote app 'github': the store of pending authorizations threw"
                            + " java.lang.IllegalArgumentException when it was told what became of a sign-in; a reload of"
                            + " the callback will not know")
                    .noneMatch(line -> line.contains("canary"));
        }
    }

    private void assertNothingTold() {
        RemoteAppCore core = app.core(Settings.oauth2());
        app.provider.json(CallbackScenario.TOKEN);
        assertThat(app.callback(core, callback).granted()).isPresent();

        CallbackRejectedException refused =
                catchThrowableOfType(CallbackRejectedException.class, () -> app.callback(core, callback));
        assertThat(refused).hasMessage(USED);
        assertThat(refused.completed()).isEmpty();
        assertThat(app.elapsed.passed()).isZero();
    }

    @Test
    void nothingOfAnotherBrowser() {
        app.provider.json(CallbackScenario.TOKEN);
        app.callback(github, callback);
        app.use(MemorySession.open());

        CallbackRejectedException refused =
                catchThrowableOfType(CallbackRejectedException.class, () -> app.callback(github, callback));
        assertThat(refused.code()).isEqualTo(ErrorCode.STATE_MISMATCH);
        assertThat(refused.completed()).isEmpty();
    }

    private void assertReplayed(Outcome outcome, String words) {
        CallbackRejectedException refused =
                catchThrowableOfType(CallbackRejectedException.class, () -> app.callback(github, callback));
        assertThat(refused).hasMessage(USED + words);
        assertThat(refused.code()).isEqualTo(ErrorCode.STATE_REPLAYED);
        assertThat(refused.completed()).contains(CompletedSignIn.of(outcome, "/shop/api/me"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
