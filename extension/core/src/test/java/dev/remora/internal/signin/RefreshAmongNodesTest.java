package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.Lease;
import dev.remora.OAuth2Token;
import dev.remora.OAuthException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenStore;
import dev.remora.TransportException;
import dev.remora.spi.TokenSource;
import dev.remora.tck.InMemoryTokenStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two nodes that share a store send a refresh token once. */
class RefreshAmongNodesTest extends RenewalScenario {

    private static final String REFUSAL = "{\"error\":\"invalid_grant\"}";

    private final TokenSource other = app.core(Settings.oauth2()).tokens().source(null);

    @Test
    @Tag("D-03")
    void waitsForTheNodeThatHasTheLeaseAndUsesWhatItBrought() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch saved = new CountDownLatch(1);
        CompletableFuture<Optional<Token>> second = new CompletableFuture<>();
        app.elapsed.duringSleep(() -> {
            waiting.countDown();
            await(saved);
        });
        app.provider.answers(request -> {
            CompletableFuture.supplyAsync(other::token).whenComplete((token, failure) -> {
                if (failure == null) {
                    second.complete(token);
                } else {
                    second.completeExceptionally(failure);
                }
            });
            await(waiting);
            return TestProvider.response(200, "application/json", response(1, LIFETIME));
        });

        assertThat(source.token()).contains(token(1, LIFETIME));
        saved.countDown();

        assertThat(second.join()).contains(token(1, LIFETIME));
        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    @Tag("D-03")
    void takesTheTokenOfTheNodeThatWasAnsweredFirst() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.answers(request -> {
            endLease();
            assertThat(other.token()).contains(token(1, LIFETIME));
            return TestProvider.response(400, "application/json", REFUSAL);
        });
        app.provider.json(response(1, LIFETIME));

        assertThat(source.token()).contains(stored());
        assertThat(((OAuth2Token) stored()).accessToken()).isEqualTo("a1");
        assertThat(app.events.removed).isEmpty();
    }

    @Test
    @Tag("D-03")
    void usesItsTokenThoughAnotherNodeWasRefusedFirstAndRemovedTheOldOne() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.answers(request -> {
            endLease();
            assertThat(catchThrowableOfType(AuthorizationRequiredException.class, other::token))
                    .hasMessageContaining("invalid_grant");
            return TestProvider.response(200, "application/json", response(1, LIFETIME));
        });
        app.provider.status(400, "application/json", REFUSAL);

        assertThat(source.token()).contains(token(1, LIFETIME));
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    @Tag("D-03")
    @Tag("D-04")
    void waitsForAKilledNodeUntilTheDeadlineAndTakesOverOnceItsLeaseHasEnded() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        Token before = stored();
        assertThat(store.lease(KEY, Duration.ofSeconds(25))).isPresent(); // and nothing more: its owner was killed

        assertThat(catchThrowableOfType(TransportException.class, other::token))
                .hasMessage(
                        "REMORA-00318: the token of remote app 'github' has expired and could not be renewed for now:"
                                + " REMORA-00343: another node has the lease to renew the token of remote app 'github' and did not"
                                + " finish within protocol-deadline");
        assertThat(app.elapsed.passed()).isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_100));
        assertThat(stored()).isEqualTo(before);
        assertThat(app.provider.received).isEmpty();

        endLease();
        app.provider.status(400, "application/json", REFUSAL);
        assertThat(catchThrowableOfType(AuthorizationRequiredException.class, other::token))
                .hasMessageContaining("invalid_grant");
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    @Tag("D-03")
    void refreshesItselfOnceTheNodeThatHadTheLeaseGivesItBackWithoutANewToken() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        Lease lease = store.lease(KEY, Duration.ofSeconds(25)).orElseThrow();
        app.elapsed.duringSleep(lease::release);
        app.provider.json(response(1, LIFETIME));

        assertThat(other.token()).contains(token(1, LIFETIME));

        assertThat(app.elapsed.passed()).isLessThan(Duration.ofSeconds(1));
        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    @Tag("D-03")
    void sendsNothingWhereAnotherNodeSavedANewTokenBeforeItGotTheLease() {
        TokenSource node = whileItWaitsForTheLease(() -> store.save(KEY, token(1, LIFETIME)));

        assertThat(node.token()).contains(token(1, LIFETIME));

        assertThat(app.provider.received).isEmpty();
        assertThat(stored()).isEqualTo(token(1, LIFETIME));
    }

    @Test
    @Tag("D-03")
    void sendsNothingWhereTheTokenWasRemovedBeforeItGotTheLease() {
        TokenSource node = whileItWaitsForTheLease(() -> store.remove(KEY));

        assertThat(node.token()).isEmpty();

        assertThat(app.provider.received).isEmpty();
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    @Tag("D-03")
    void usesATokenThatIsStillValidWhereAnotherNodeDoesNotFinish() {
        app.clock.advance(Duration.ofSeconds(LIFETIME - 30));
        assertThat(store.lease(KEY, Duration.ofSeconds(25))).isPresent();

        assertThat(other.token()).contains(stored());
        assertThat(app.provider.received).isEmpty();
    }

    @Test
    @Tag("D-03")
    void usesATokenThatCannotBeSavedAndSavesItWithTheNextCall() {
        app.store = new OtherLeases(store, duration -> Optional.of(new LostLease()));
        TokenSource node = app.core(Settings.oauth2()).tokens().source(null);
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        Token before = stored();
        app.provider.json(response(1, LIFETIME));

        assertThat(node.token()).contains(token(1, LIFETIME));
        assertThat(stored()).isEqualTo(before);
        assertThat(node.token()).contains(token(1, LIFETIME));

        assertThat(stored()).isEqualTo(token(1, LIFETIME));
        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    @Tag("D-03")
    void readsAgainUnderTheLeaseAndGivesItBack() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.json(response(1, LIFETIME));

        assertThat(source.token()).contains(token(1, LIFETIME));

        assertThat(store.calls()).containsSubsequence(List.of("find", "lease PT25S", "find", "replace", "release"));
    }

    @ParameterizedTest
    @CsvSource({"400, invalid_grant", "400, invalid_client", "503, server_error"})
    @Tag("D-03")
    void tellsTheStoreWhyTheProviderDidNotRefreshIt(int status, String error) {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.status(status, "application/json", "{\"error\":\"" + error + "\"}");

        assertThat(catchThrowableOfType(OAuthException.class, source::token)).hasMessageContaining(error);

        assertThat(store.calls()).containsSubsequence(List.of("lease PT25S", "failed token_error", "release"));
    }

    private TokenSource whileItWaitsForTheLease(Runnable happens) {
        app.store = new OtherLeases(store, duration -> {
            happens.run();
            return store.lease(KEY, duration);
        });
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        return app.core(Settings.oauth2()).tokens().source(null);
    }

    // as if it had taken so long: the other node gets the lease
    private void endLease() {
        store.endLeases();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A lease that has always ended by the time the provider answers. */
    private static final class LostLease implements Lease {

        @Override
        public boolean replace(StoredToken read, Token renewed) {
            return false;
        }

        @Override
        public void release() {
            throw new IllegalStateException("canary");
        }
    }

    /** A store that lends leases in another way. */
    private record OtherLeases(InMemoryTokenStore store, Function<Duration, Optional<Lease>> leases)
            implements TokenStore {

        @Override
        public Optional<StoredToken> find(TokenKey key) {
            return store.find(key);
        }

        @Override
        public void save(TokenKey key, Token token) {
            store.save(key, token);
        }

        @Override
        public boolean replace(TokenKey key, StoredToken read, Token renewed) {
            return store.replace(key, read, renewed);
        }

        @Override
        public void remove(TokenKey key) {
            store.remove(key);
        }

        @Override
        public boolean remove(TokenKey key, StoredToken read) {
            return store.remove(key, read);
        }

        @Override
        public Optional<Lease> lease(TokenKey key, Duration duration) {
            return leases.apply(duration);
        }
    }
}
