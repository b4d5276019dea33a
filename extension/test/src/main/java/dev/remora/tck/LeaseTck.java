package dev.remora.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Lease;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract of {@link TokenStore#lease} of a store that nodes share; the test of such a store extends it beside {@link TokenStoreTck}. */
@Tag("D-03")
public abstract class LeaseTck {

    private static final Duration TIME = Duration.ofSeconds(25);
    private static final TokenKey KEY = TokenKey.of("github", TokenOwner.application());
    private static final TokenKey OTHER = KEY.withName("other");

    private TokenStore store = new InMemoryTokenStore();

    /** Made by tests of stores. */
    protected LeaseTck() {}

    /**
     * Makes the store.
     *
     * @return a new, empty store
     */
    protected abstract TokenStore create();

    /**
     * Lets time go by as the store sees it: by a clock that the store was given, or by making all its leases so much older.
     *
     * @param time how much
     */
    protected abstract void passTime(Duration time);

    /**
     * The same store on another node.
     *
     * @return another store with the same content
     */
    protected TokenStore onAnotherNode() {
        return store;
    }

    @BeforeEach
    final void createStore() {
        store = create();
    }

    @Test
    void isLentToOneAtATimeForEachToken() {
        store.save(KEY, Token.bearer("a"));
        Lease lease = store.lease(KEY, TIME).orElseThrow();

        assertThat(store.lease(KEY, TIME)).isEmpty();
        assertThat(onAnotherNode().lease(KEY, TIME)).isEmpty();
        assertThat(store.lease(OTHER, TIME)).isPresent();

        lease.release();
        assertThat(onAnotherNode().lease(KEY, TIME)).isPresent();
    }

    @Test
    void isLentWhereThereIsNoTokenYet() {
        Lease lease = store.lease(KEY, TIME).orElseThrow();

        assertThat(store.find(KEY)).isEmpty();
        assertThat(onAnotherNode().lease(KEY, TIME)).isEmpty();

        store.save(KEY, Token.bearer("granted"));
        assertThat(onAnotherNode().lease(KEY, TIME)).isEmpty();
        assertThat(lease.replace(read(), Token.bearer("refreshed"))).isTrue();
        assertThat(read().token()).isEqualTo(Token.bearer("refreshed"));
    }

    @Test
    void leavesNothingBehindWhereThereIsNoTokenAfterIt() {
        store.lease(KEY, TIME).orElseThrow().release();

        assertThat(store.find(KEY)).isEmpty();
        store.save(KEY, Token.bearer("a"));
        assertThat(store.lease(KEY, TIME)).isPresent();
    }

    @Test
    void endsByItself() {
        assertThat(store.lease(KEY, TIME)).isPresent();

        passTime(TIME.minusSeconds(5));
        assertThat(store.lease(KEY, TIME)).isEmpty();
        passTime(Duration.ofSeconds(5));
        assertThat(onAnotherNode().lease(KEY, TIME)).isPresent();
    }

    @Test
    void isNeitherReleasedNorUsedByAnEarlierOwner() {
        store.save(KEY, Token.bearer("a"));
        StoredToken read = read();
        Lease earlier = store.lease(KEY, TIME).orElseThrow();
        passTime(TIME);
        Lease later = onAnotherNode().lease(KEY, TIME).orElseThrow();

        earlier.release();
        assertThat(earlier.replace(read, Token.bearer("b"))).isFalse();
        assertThat(store.lease(KEY, TIME)).isEmpty();
        assertThat(later.replace(read, Token.bearer("c"))).isTrue();
        assertThat(read().token()).isEqualTo(Token.bearer("c"));
    }

    @Test
    void isOverWithItsTimeThoughNobodyElseHasItYet() {
        store.save(KEY, Token.bearer("a"));
        StoredToken read = read();
        Lease lease = store.lease(KEY, TIME).orElseThrow();
        passTime(TIME);

        assertThat(lease.replace(read, Token.bearer("b"))).isFalse();
        assertThat(read().token()).isEqualTo(Token.bearer("a"));
    }

    @Test
    void savesInPlaceOfTheVeryTokenThatWasReadOnly() {
        store.save(KEY, Token.bearer("a"));
        StoredToken read = read();
        Lease lease = store.lease(KEY, TIME).orElseThrow();
        store.save(KEY, Token.bearer("granted"));

        assertThat(lease.replace(read, Token.bearer("b"))).isFalse();
        assertThat(read().token()).isEqualTo(Token.bearer("granted"));

        store.remove(KEY);
        assertThat(lease.replace(read, Token.bearer("b"))).isFalse();
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void canBeTakenAgainAfterItSavedAndWasReleased() {
        store.save(KEY, Token.bearer("a"));
        for (String next : List.of("b", "c", "d")) {
            Lease lease = store.lease(KEY, TIME).orElseThrow();
            assertThat(lease.replace(read(), Token.bearer(next))).isTrue();
            lease.release();
            lease.release();
        }

        assertThat(read().token()).isEqualTo(Token.bearer("d"));
    }

    @Test
    void ofFiftyAtOnceOneGetsIt() throws InterruptedException {
        store.save(KEY, Token.bearer("a"));
        for (TokenKey key : List.of(KEY, OTHER)) {
            SharedCounter callers = new SharedCounter();
            List<Boolean> lent = AtOnce.call(
                    50,
                    () -> (callers.next() % 2 == 0 ? store : onAnotherNode())
                            .lease(key, TIME)
                            .isPresent());

            assertThat(Collections.frequency(lent, true)).isEqualTo(1);
        }
    }

    private StoredToken read() {
        return store.find(KEY).orElseThrow();
    }
}
