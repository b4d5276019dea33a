package dev.remora.internal.store;

import dev.remora.spi.SessionStore;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.SessionStoreTck;
import dev.remora.tck.SettableClock;
import java.time.Duration;

class SharedSessionsTest extends SessionStoreTck {

    private final SettableClock clock = new SettableClock();
    private final InMemorySharedEntries entries = new InMemorySharedEntries(clock);

    @Override
    protected SessionStore create() {
        return new SharedSessions(entries);
    }

    @Override
    protected SessionStore onAnotherNode() {
        return new SharedSessions(entries);
    }

    @Override
    protected void passTime(Duration time) {
        clock.advance(time);
    }
}
