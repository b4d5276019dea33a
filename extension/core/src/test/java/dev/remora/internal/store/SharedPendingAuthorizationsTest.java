package dev.remora.internal.store;

import dev.remora.spi.PendingAuthorizations;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.PendingAuthorizationsTck;
import java.security.SecureRandom;
import java.time.InstantSource;

class SharedPendingAuthorizationsTest extends PendingAuthorizationsTck {

    private final InMemorySharedEntries entries = new InMemorySharedEntries(clock);

    @Override
    protected PendingAuthorizations create(InstantSource clock) {
        return onAnotherNode();
    }

    @Override
    protected PendingAuthorizations onAnotherNode() {
        return new SharedPendingAuthorizations(entries, Sealers.of('a'), clock, new SecureRandom());
    }
}
