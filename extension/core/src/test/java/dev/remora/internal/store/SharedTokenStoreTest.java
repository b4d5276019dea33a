package dev.remora.internal.store;

import dev.remora.TokenStore;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.SettableClock;
import dev.remora.tck.TokenStoreTck;
import java.time.Duration;

class SharedTokenStoreTest extends TokenStoreTck {

    @Override
    protected TokenStore create() {
        return new SharedTokenStore(
                new InMemorySharedEntries(new SettableClock()), Sealers.of('a'), Duration.ofDays(30));
    }
}
