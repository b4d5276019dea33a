package dev.remora.jdbc;

import dev.remora.spi.PendingAuthorizations;
import dev.remora.tck.PendingAuthorizationsTck;
import java.time.InstantSource;

@OnEngine(Dialect.H2)
class H2PendingAuthorizationsTest extends PendingAuthorizationsTck {

    private final Engine engine;

    H2PendingAuthorizationsTest(Engine engine) {
        this.engine = engine;
    }

    @Override
    protected PendingAuthorizations create(InstantSource clock) {
        return engine.pending(clock);
    }

    @Override
    protected PendingAuthorizations onAnotherNode() {
        return engine.pending(clock);
    }
}
