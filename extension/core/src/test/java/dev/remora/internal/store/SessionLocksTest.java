package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations.Taken;
import dev.remora.spi.PendingAuthorizations.Taken.Found;
import dev.remora.tck.MemorySession;
import dev.remora.tck.SettableClock;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two requests of one session, the id of which changes meanwhile. */
@Timeout(60)
class SessionLocksTest {

    private final MemorySession session = MemorySession.open();
    private final SettableClock clock = new SettableClock();
    private final SessionPendingAuthorizations pending = new SessionPendingAuthorizations(clock, new SessionLocks());

    @Test
    @Tag("B-03")
    void aStateIsTakenOnce() throws Exception {
        pending.put(session, authorization());

        assertThat(takenTwice()).filteredOn(Found.class::isInstance).hasSize(1);
    }

    @Test
    @Tag("B-03")
    void aStateOfASessionWithoutNameOfALockIsTakenOnce() throws Exception {
        pending.put(session, authorization());
        session.remove(SessionLocks.ATTRIBUTE);

        assertThat(takenTwice()).filteredOn(Found.class::isInstance).hasSize(1);
    }

    /** The second request comes while the first one is writing down that the state was used. */
    private List<Taken> takenTwice() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        FutureTask<Taken> first = new FutureTask<>(() -> take(new Pausing(session, writing, goOn)));
        FutureTask<Taken> second = new FutureTask<>(() -> take(session));
        new Thread(first).start();
        writing.await();
        session.changeId();
        Thread later = new Thread(second);
        later.start();
        while (later.getState() != Thread.State.WAITING && !second.isDone()) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        return List.of(first.get(), second.get());
    }

    private Taken take(BrowserSession browser) {
        return pending.take(browser, "github", "state", null);
    }

    private PendingAuthorization authorization() {
        return PendingAuthorization.of("github", "state", clock.instant().plusSeconds(600))
                .withCallback(URI.create("https://shop.example/cb"));
    }

    /** Waits before it writes. */
    private record Pausing(BrowserSession session, CountDownLatch writing, CountDownLatch goOn)
            implements BrowserSession {

        @Override
        public Optional<String> id() {
            return session.id();
        }

        @Override
        public Optional<Serializable> get(String name) {
            return session.get(name);
        }

        @Override
        public void set(String name, Serializable value) {
            writing.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            session.set(name, value);
        }

        @Override
        public void remove(String name) {
            session.remove(name);
        }

        @Override
        public void changeId() {
            session.changeId();
        }
    }
}
