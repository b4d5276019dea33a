package dev.remora.tck;

import dev.remora.spi.PendingAuthorizations;
import java.time.InstantSource;

class InMemoryPendingAuthorizationsTest extends PendingAuthorizationsTck {

    @Override
    protected PendingAuthorizations create(InstantSource clock) {
        return new InMemoryPendingAuthorizations(clock);
    }
}
