package dev.remora.tck;

import dev.remora.TokenStore;
import java.time.Duration;

class InMemoryLeaseTest extends LeaseTck {

    private final SettableClock clock = new SettableClock();

    @Override
    protected TokenStore create() {
        return new InMemoryTokenStore(clock);
    }

    @Override
    protected void passTime(Duration time) {
        clock.advance(time);
    }
}
