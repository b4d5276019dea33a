package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.Lease;
import dev.remora.StoreException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenStore;
import dev.remora.tck.InMemoryTokenStore;
import dev.remora.tck.TokenStoreTck;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A cache passes the TCK on the node that writes, and shows what others write once its time is over. */
class CachedTokenStoreTest extends TokenStoreTck {

    private final InMemoryTokenStore engine = new InMemoryTokenStore();
    private final AtomicLong nanos = new AtomicLong();

    @Override
    protected TokenStore create() {
        return new CachedTokenStore(engine, Duration.ofSeconds(5), nanos::get);
    }

    @Test
    void asksTheStoreOnceUntilTheTimeIsOver() {
        store().save(KEY, Token.bearer("a"));
        StoredToken first = read();
        engine.save(KEY, Token.bearer("of another node"));

        assertThat(read()).isEqualTo(first);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(read().token()).isEqualTo(Token.bearer("of another node"));
    }

    @Test
    void remembersNoTokenThatIsNotThere() {
        assertThat(store().find(KEY)).isEmpty();
        engine.save(KEY, Token.bearer("of another node"));

        assertThat(store().find(KEY)).isPresent();
    }

    @Test
    void readsATokenAgainUnderTheLease() {
        engine.save(KEY, Token.bearer("old"));
        read();
        engine.save(KEY, Token.bearer("refreshed by another node"));

        Lease lease = store().lease(KEY, Duration.ofSeconds(25)).orElseThrow();

        assertThat(read().token()).isEqualTo(Token.bearer("refreshed by another node"));
        lease.release();
    }

    @Test
    void seesAtOnceWhatTheNodeSavesThatHasTheLease() {
        engine.save(KEY, Token.bearer("old"));
        Lease ofAnotherNode = engine.lease(KEY, Duration.ofSeconds(25)).orElseThrow();
        assertThat(store().lease(KEY, Duration.ofSeconds(25))).isEmpty();
        StoredToken read = read();

        ofAnotherNode.replace(read, Token.bearer("new"));

        assertThat(read().token()).isEqualTo(Token.bearer("new"));
    }

    @Test
    void savesUnderTheLeaseSoThatItIsSeenAtOnce() {
        engine.save(KEY, Token.bearer("old"));
        Lease lease = store().lease(KEY, Duration.ofSeconds(25)).orElseThrow();

        assertThat(lease.replace(read(), Token.bearer("new"))).isTrue();
        lease.release();

        assertThat(read().token()).isEqualTo(Token.bearer("new"));
    }

    @Test
    void goesOnWithoutTheStoreForItsTime() {
        Down down = new Down(engine);
        TokenStore cached = new CachedTokenStore(down, Duration.ofSeconds(5), nanos::get);
        cached.save(KEY, Token.bearer("a"));
        StoredToken read = cached.find(KEY).orElseThrow();
        down.isDown = true;

        assertThat(cached.find(KEY)).contains(read);
        assertThatThrownBy(() -> cached.find(KEY.withName("never read"))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> cached.lease(KEY, Duration.ofSeconds(25))).isInstanceOf(StoreException.class);
        assertThat(cached.find(KEY)).contains(read);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThatThrownBy(() -> cached.find(KEY)).isInstanceOf(StoreException.class);
    }

    @Test
    void keepsAFewThousandTokens() {
        for (int i = 0; i < 30_000; i++) {
            store().save(KEY.withName("n" + i), Token.bearer("t" + i));
            assertThat(store().find(KEY.withName("n" + i))).isPresent();
        }

        assertThat(store().find(KEY.withName("n0")).orElseThrow().token()).isEqualTo(Token.bearer("t0"));
    }
}
