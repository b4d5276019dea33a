package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.spi.BrowserSession;
import dev.remora.spi.SessionStore;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.MemoryCookies;
import dev.remora.tck.SessionStoreTck;
import dev.remora.tck.SettableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedSessionsTest extends SessionStoreTck {

    private static final Duration CACHED = Duration.ofSeconds(2);

    private final SettableClock clock = new SettableClock();
    private final SharedSessions engine = new SharedSessions(new InMemorySharedEntries(clock));
    private final AtomicLong nanos = new AtomicLong();
    private final SessionStore cached = new CachedSessions(engine, CACHED, nanos::get);

    @Override
    protected SessionStore create() {
        return cached;
    }

    @Override
    protected SessionStore onAnotherNode() {
        return engine;
    }

    @Override
    protected void passTime(Duration time) {
        clock.advance(time);
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aChangeIsMadeOnWhatAnotherNodeWrote() {
        MemoryCookies browser = new MemoryCookies();
        sessions(cached).of(browser, true).set("a", "b");
        assertThat(sessions(cached).of(browser, true).get("a")).contains("b");
        sessions(engine).of(browser, true).set("of another node", "c");
        MemoryCookies request = browser.request();
        assertThat(sessions(cached).of(request, true).names()).containsExactly("a");

        sessions(cached).of(request, true).set("d", "e");

        assertThat(sessions(engine).of(browser.request(), true).names())
                .containsExactlyInAnyOrder("a", "of another node", "d");
    }

    @Test
    void aRequestThatBeginsWithAnEarlierHandleDoesNotFollowTheSession() {
        MemoryCookies browser = new MemoryCookies();
        sessions(cached).of(browser, true).set("a", "b");
        MemoryCookies copied = browser.request();
        assertThat(sessions(cached).of(copied.request(), true).get("a")).contains("b");
        sessions(engine).of(browser, true).changeId();
        sessions(engine).of(browser, true).set("token", "of who signed in");
        StoredSessions node = sessions(cached);
        MemoryCookies request = copied.request();
        assertThat(node.of(request, true).names()).containsExactly("a");

        assertThatThrownBy(() -> node.of(request, true).set("c", "d")).hasMessageStartingWith("REMORA-00725");

        assertThat(node.of(request, true).get("token")).isEmpty();
        passTime(CACHED);
        assertThat(node.of(request, true).get("token")).isEmpty();
        assertThat(request.history()).isEmpty();
    }

    @Test
    void aCallThatIsGoingOnFollowsTheSessionOnceItsRequestHasChangedIt() {
        MemoryCookies browser = new MemoryCookies();
        StoredSessions node = sessions(cached);
        node.of(browser, true).set("a", "b");
        MemoryCookies slow = browser.request();
        node.of(slow, true).set("of the slow one", "c");
        BrowserSession call = node.of(slow, true).duringCall();
        sessions(engine).of(browser, true).changeId();

        call.set("late", "d");

        assertThat(sessions(engine).of(browser.request(), true).get("late")).contains("d");
    }

    @Test
    void whatIsDecidedWithoutAChangeIsDecidedOnWhatAnotherNodeWrote() {
        MemoryCookies browser = new MemoryCookies();
        sessions(cached).of(browser, true).set("user", "1");
        assertThat(sessions(cached).of(browser.request(), true).get("user")).contains("1");
        sessions(engine).of(browser, true).set("user", "2");
        StoredSession mine = sessions(cached).of(browser.request(), true);
        assertThat(mine.get("user")).contains("1");

        assertThat(mine.atomically(() -> mine.get("user"))).contains("2");
        assertThat(mine.get("user")).contains("2");
    }

    private StoredSessions sessions(SessionStore store) {
        return new StoredSessions(store, Sealers.of('a'), Duration.ofHours(12), clock, new SecureRandom());
    }
}
