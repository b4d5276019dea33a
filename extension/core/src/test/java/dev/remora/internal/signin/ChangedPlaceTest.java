package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Lease;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenStore;
import dev.remora.tck.InMemoryTokenStore;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sign-in that ends while the token of the one before is about to be refreshed. */
@Tag("E-08")
class ChangedPlaceTest extends RenewalScenario {

    private static final Token OTHERS = Token.bearer("of-the-other-sign-in");

    /** Has another token as soon as the lease is taken. */
    private record Changing(InMemoryTokenStore store) implements TokenStore {

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
            store.save(key, OTHERS);
            return store.lease(key, duration);
        }
    }

    @Test
    void isNotWhatTheOldTokenIsTakenForElsewhere() {
        app.store = new Changing(store);
        RemoteAppCore changing = app.core(Settings.oauth2());
        Token old = stored();
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        assertThat(changing.tokens().source(null).token()).contains(OTHERS);
        assertThat(app.provider.received).isEmpty();
        app.provider.json(response(1, LIFETIME));

        assertThat(changing.tokens().fixed(old).token()).contains(token(1, LIFETIME));

        assertThat(stored()).isEqualTo(OTHERS);
    }
}
