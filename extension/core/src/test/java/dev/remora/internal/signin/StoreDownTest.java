package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.Lease;
import dev.remora.OAuth2Token;
import dev.remora.OAuthException;
import dev.remora.StoreException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenStore;
import dev.remora.spi.TokenSource;
import dev.remora.tck.InMemoryTokenStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A store that does not answer costs no token: nothing is sent without the lease, and what was answered is saved when it is back. */
@Tag("D-03")
class StoreDownTest extends RenewalScenario {

    private final AtomicInteger leases = new AtomicInteger();
    private final AtomicInteger saves = new AtomicInteger();
    private final AtomicInteger releases = new AtomicInteger();
    private TokenSource node = source;

    @BeforeEach
    void shareStore() {
        app.store = new Failing(store, leases, saves, releases);
        node = app.core(Settings.oauth2()).tokens().source(null);
    }

    @Test
    void aTokenThatWasReadIsUsedWhileItIsValid() {
        app.clock.advance(Duration.ofSeconds(LIFETIME - 30)); // due, not expired
        leases.set(1);

        assertThat(node.token()).contains(stored());
        assertThat(app.provider.received).isEmpty();
    }

    @Test
    void anExpiredOneIsNotRefreshedWithoutTheLease() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        leases.set(1);

        StoreException failure = catchThrowableOfType(StoreException.class, node::token);

        assertThat(failure).hasMessage("down");
        assertThat(failure.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(app.provider.received).isEmpty();

        app.provider.json(response(1, LIFETIME));
        assertThat(node.token()).contains(token(1, LIFETIME));
    }

    @Test
    void theSaveIsRepeatedUntilTheStoreIsBack() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        saves.set(3);
        app.provider.json(response(1, LIFETIME));

        assertThat(node.token()).contains(token(1, LIFETIME));

        assertThat(stored()).isEqualTo(token(1, LIFETIME));
        assertThat(store.calls()).containsSubsequence("replace", "release");
        assertThat(app.elapsed.passed()).isEqualTo(Duration.ofMillis(225));
    }

    @Test
    void theSaveIsRepeatedAsLongAsTheLeaseLasts() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        saves.set(320); // 24 seconds
        app.provider.json(response(1, LIFETIME));

        assertThat(node.token()).contains(token(1, LIFETIME));

        assertThat(stored()).isEqualTo(token(1, LIFETIME));
    }

    @Test
    void aLeaseThatTheStoreDidNotTakeBackIsGivenBackWhenItIsThereAgain() {
        TokenSource other = app.core(Settings.oauth2()).tokens().source(null);
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        releases.set(1);
        app.provider.status(503, "text/plain", "");
        assertThat(catchThrowableOfType(OAuthException.class, node::token)).hasMessageContaining("503");
        app.clock.advance(Duration.ofMinutes(1));
        assertThat(store.lease(KEY, Duration.ofSeconds(25))).isEmpty(); // as other nodes see it

        app.provider.json(response(1, LIFETIME));
        assertThat(node.token()).contains(token(1, LIFETIME));
        assertThat(other.token()).contains(token(1, LIFETIME));
        assertThat(app.elapsed.passed()).isZero();
    }

    @Test
    void whatCouldNotBeSavedKeepsTheLeaseAndIsSavedByTheNextCall() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        saves.set(Integer.MAX_VALUE);
        app.provider.json(response(1, LIFETIME));

        assertThat(node.token()).contains(token(1, LIFETIME));
        assertThat(((OAuth2Token) stored()).accessToken()).isEqualTo("a0");
        assertThat(app.elapsed.passed()).isBetween(Duration.ofSeconds(25), Duration.ofMillis(25_100));
        assertThat(store.calls()).doesNotContain("release");

        saves.set(0);
        assertThat(node.token()).contains(token(1, LIFETIME));
        assertThat(stored()).isEqualTo(token(1, LIFETIME));
        assertThat(app.provider.received).hasSize(1);
    }

    /** Fails so many times. */
    private record Failing(InMemoryTokenStore store, AtomicInteger leases, AtomicInteger saves, AtomicInteger releases)
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
            failIfDown(saves);
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
            failIfDown(leases);
            return store.lease(key, duration).map(lease -> new Lease() {
                @Override
                public boolean replace(StoredToken read, Token renewed) {
                    failIfDown(saves);
                    return lease.replace(read, renewed);
                }

                @Override
                public void release() {
                    failIfDown(releases);
                    lease.release();
                }
            });
        }

        private static void failIfDown(AtomicInteger failures) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new StoreException("github", "down", null);
            }
        }
    }
}
