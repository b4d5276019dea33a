package dev.remora.tck;

import dev.remora.spi.SharedEntries;
import java.time.Duration;

class InMemorySharedEntriesTest extends SharedEntriesTck {

    private final SettableClock clock = new SettableClock();

    @Override
    protected SharedEntries create() {
        return new InMemorySharedEntries(clock);
    }

    @Override
    protected void outlive(Duration lifetime) {
        clock.advance(lifetime);
    }
}
