package dev.remora.jdbc;

import dev.remora.spi.SessionStore;
import dev.remora.tck.SessionStoreTck;
import dev.remora.tck.SettableClock;
import java.time.Duration;

@OnEngine(Dialect.H2)
class H2SessionStoreTest extends SessionStoreTck {

    private final Engine engine;
    private final SettableClock clock = new SettableClock();

    H2SessionStoreTest(Engine engine) {
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
