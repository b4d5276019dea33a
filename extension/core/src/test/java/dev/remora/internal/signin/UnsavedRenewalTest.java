package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth2Token;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenStore;
import dev.remora.spi.TokenSource;
import dev.remora.tck.InMemoryTokenStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A store that fails when a renewed token is saved does not lose it: the old one may be worthless by then. */
class UnsavedRenewalTest extends RenewalScenario {

    private final AtomicInteger failures = new AtomicInteger();
    private final TokenSource fromFailing = failing();

    private record Failing(InMemoryTokenStore store, AtomicInteger failures) implements TokenStore {

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
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new UnsupportedOperationException("canary");
            }
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
    }

    private TokenSource failing() {
        app.store = new Failing(store, failures);
        store.save(KEY, token(0, -1));
        return app.core(Settings.oauth2()).tokens().source(null);
    }

    @Test
    @Tag("D-03")
    void isUsedAtOnceAndSavedByTheNextCall() {
        failures.set(1);
        app.provider.json(response(1, LIFETIME));

        try (LogLines log = new LogLines()) {
            assertThat(accessToken(fromFailing)).isEqualTo("a1");

            assertThat(((OAuth2Token) stored()).accessToken()).isEqualTo("a0");
            assertThat(log.lines)
                    .containsExactly(
                            "WARNING REMORA-00333: remote app 'github': a renewed token could not be saved; it is"
                                    + " used all the same, and the next call that needs it saves it:"
                                    + " java.lang.UnsupportedOperationException");
        }
        assertThat(accessToken(fromFailing)).isEqualTo("a1");
        assertThat(((OAuth2Token) stored()).accessToken()).isEqualTo("a1");
        assertThat(app.provider.received).hasSize(1);
        assertThat(app.events.refreshed).hasSize(1);
    }

    @Test
    @Tag("D-03")
    void isUsedHoweverLongTheStoreFails() {
        failures.set(Integer.MAX_VALUE);
        app.provider.json(response(1, LIFETIME));

        for (int call = 0; call < 5; call++) {
            assertThat(accessToken(fromFailing)).isEqualTo("a1");
        }

        assertThat(app.provider.received).hasSize(1);
        assertThat(((OAuth2Token) stored()).accessToken()).isEqualTo("a0");
    }

    @Test
    void isReturnedByARefreshThatWasAskedFor() {
        failures.set(1);
        app.provider.json(response(1, LIFETIME));

        assertThat(fromFailing.refresh().map(token -> ((OAuth2Token) token).accessToken()))
                .contains("a1");
    }

    private static String accessToken(TokenSource source) {
        return ((OAuth2Token) source.token().orElseThrow()).accessToken();
    }
}
