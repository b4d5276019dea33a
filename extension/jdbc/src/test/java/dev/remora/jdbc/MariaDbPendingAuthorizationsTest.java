package dev.remora.jdbc;

import dev.remora.spi.PendingAuthorizations;
import dev.remora.tck.PendingAuthorizationsTck;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
@OnEngine(Dialect.MARIADB)
class MariaDbPendingAuthorizationsTest extends PendingAuthorizationsTck {

    private final Engine engine;

    MariaDbPendingAuthorizationsTest(Engine engine) {
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
