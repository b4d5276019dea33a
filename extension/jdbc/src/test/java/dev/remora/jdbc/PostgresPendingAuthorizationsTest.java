package dev.remora.jdbc;

import dev.remora.spi.PendingAuthorizations;
import dev.remora.tck.PendingAuthorizationsTck;
import java.time.InstantSource;

@OnEngine(Dialect.POSTGRESQL)
class PostgresPendingAuthorizationsTest extends PendingAuthorizationsTck {

    private final Engine engine;

    PostgresPendingAuthorizationsTest(Engine engine) {
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
