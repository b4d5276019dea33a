package dev.remora.internal.store;

import dev.remora.TokenStore;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.LeaseTck;
import dev.remora.tck.SettableClock;
import java.time.Duration;

class SharedLeaseTest extends LeaseTck {

    private final SettableClock clock = new SettableClock();
    private final InMemorySharedEntries entries = new InMemorySharedEntries(clock);

    @Override
    protected TokenStore create() {
        return onAnotherNode();
    }

    @Override
    protected TokenStore onAnotherNode() {
        return new SharedTokenStore(entries, Sealers.of('a'), Duration.ofDays(30));
    }

    @Override
    protected void passTime(Duration time) {
        clock.advance(time);
    }
}
