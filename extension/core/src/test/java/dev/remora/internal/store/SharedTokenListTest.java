package dev.remora.internal.store;

import dev.remora.TokenStore;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.SettableClock;
import dev.remora.tck.TokenListTck;
import java.time.Duration;

class SharedTokenListTest extends TokenListTck {

    @Override
    protected TokenStore create() {
        return new SharedTokenStore(
                new InMemorySharedEntries(new SettableClock()), Sealers.of('a'), Duration.ofDays(30));
    }
}
