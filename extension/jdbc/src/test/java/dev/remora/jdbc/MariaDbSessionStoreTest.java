package dev.remora.jdbc;

import dev.remora.spi.SessionStore;
import dev.remora.tck.SessionStoreTck;
import dev.remora.tck.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
@OnEngine(Dialect.MARIADB)
class MariaDbSessionStoreTest extends SessionStoreTck {

    private final Engine engine;
    private final SettableClock clock = new SettableClock();

    MariaDbSessionStoreTest(Engine engine) {
        this.engine = engine;
    }

    @Override
    protected SessionStore create() {
        return engine.sessions(clock);
    }

    @Override
    protected SessionStore onAnotherNode() {
        return engine.sessions(clock);
    }

    @Override
    protected void passTime(Duration time) {
        clock.advance(time);
    }
}
