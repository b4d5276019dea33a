package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AccountLinkRefused;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.SignedOut;
import dev.remora.Token;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.internal.token.TokenEvents;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What others do to a token while it is renewed. */
class RenewalElsewhereTest extends RenewalScenario {

    @Test
    @Tag("D-03")
    void takesWhatAnotherNodeRenewed() {
        Token before = stored();
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.answers(request -> {
            store.save(KEY, token(7, LIFETIME));
            return TestProvider.response(200, "application/json", response(1, LIFETIME));
        });

        assertThat(source.token()).contains(token(7, LIFETIME));
        assertThat(stored()).isEqualTo(token(7, LIFETIME)).isNotEqualTo(before);
        assertThat(app.events.refreshed).isEmpty();
    }

    @Test
    @Tag("D-03")
    @Tag("D-05")
    void takesWhatAnotherNodeRenewedThoughTheProviderRefusesTheOldRefreshToken() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.answers(request -> {
            store.save(KEY, token(7, LIFETIME));
            return TestProvider.response(400, "application/json", "{\"error\":\"invalid_grant\"}");
        });

        assertThat(source.token()).contains(token(7, LIFETIME));
        assertThat(app.events.removed).isEmpty();
    }

    @Test
    @Tag("D-08")
    void doesNotBringBackATokenWhoseUserSignedOutMeanwhile() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.answers(request -> {
            github.tokens().forget(null);
            return TestProvider.response(200, "application/json", response(1, LIFETIME));
        });

        assertThat(source.token()).isEmpty();
        assertThat(store.find(KEY)).isEmpty();
        assertThat(app.events.refreshed).isEmpty();
        assertThat(app.events.removed).hasSize(1);
    }

    @Test
    void doesNotMindAnObserverThatThrows() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        RemoteAppCore observed = RemoteAppAssembler.create(
                Settings.oauth2().build(),
                new Settings.Provider(),
                app.provider,
                app.documents,
                new CallbackPaths(List::of),
                app.earlierIds,
                app.dependencies(new ThrowingEvents()));
        app.provider.json(response(1, LIFETIME));

        try (LogLines log = new LogLines()) {
            assertThat(observed.tokens().source(null).token()).contains(token(1, LIFETIME));
            assertThat(log.lines)
                    .containsExactly("SEVERE REMORA-00325: remote app 'github': an observer of a renewed or removed"
                            + " token threw java.lang.IllegalStateException");
        }
    }

    @Test
    void doesNotWaitForItselfWhereAnObserverOrAFilterCalls() {
        Token before = stored();
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.answers(request -> {
            assertThat(source.token()).contains(before);
            return TestProvider.response(200, "application/json", response(1, LIFETIME));
        });

        assertThat(source.token()).contains(token(1, LIFETIME));
    }

    /** Observers of an application that has a fault. */
    private static final class ThrowingEvents implements TokenEvents {

        @Override
        public void linkRefused(AccountLinkRefused event) {
            throw new AssertionError("not expected");
        }

        @Override
        public void granted(Granted event) {
            throw new IllegalStateException("canary");
        }

        @Override
        public void refreshed(TokenRefreshed event) {
            throw new IllegalStateException("canary");
        }

        @Override
        public void removed(TokenRemoved event) {
            throw new IllegalStateException("canary");
        }

        @Override
        public void signedOut(SignedOut event) {
            throw new IllegalStateException("canary");
        }
    }
}
