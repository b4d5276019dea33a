package dev.remora.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Lease;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The leases of a store that nodes share. */
@Tag("D-03")
class LeaseTest {

    private static final Duration TIME = Duration.ofSeconds(25);
    private static final TokenKey KEY = TokenKey.of("github", TokenOwner.application());

    private final SettableClock clock = new SettableClock();
    private final InMemoryTokenStore store = new InMemoryTokenStore(clock);

    @Test
    void isLentToOneAtATimeForEachToken() {
        Lease lease = store.lease(KEY, TIME).orElseThrow();

        assertThat(store.lease(KEY, TIME)).isEmpty();
        assertThat(store.lease(TokenKey.of("github", TokenOwner.application()).withName("other"), TIME))
                .isPresent();

        lease.release();
        assertThat(store.lease(KEY, TIME)).isPresent();
    }

    @Test
    void endsByItself() {
        assertThat(store.lease(KEY, TIME)).isPresent();

        clock.advance(TIME.minusNanos(1));
        assertThat(store.lease(KEY, TIME)).isEmpty();
        clock.advance(Duration.ofNanos(1));
        assertThat(store.lease(KEY, TIME)).isPresent();
    }

    @Test
    void isNeitherReleasedNorUsedByAnEarlierOwner() {
        store.save(KEY, Token.bearer("a"));
        StoredToken read = store.find(KEY).orElseThrow();
        Lease earlier = store.lease(KEY, TIME).orElseThrow();
        clock.advance(TIME);
        Lease later = store.lease(KEY, TIME).orElseThrow();

        earlier.release();
        assertThat(earlier.replace(read, Token.bearer("b"))).isFalse();
        assertThat(store.lease(KEY, TIME)).isEmpty();
        assertThat(later.replace(read, Token.bearer("c"))).isTrue();
        assertThat(store.find(KEY).map(StoredToken::token)).contains(Token.bearer("c"));
    }
}
