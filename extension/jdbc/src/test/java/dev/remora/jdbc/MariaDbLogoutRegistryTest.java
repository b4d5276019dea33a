package dev.remora.jdbc;

import dev.remora.spi.LogoutRegistry;
import dev.remora.tck.LogoutRegistryTck;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
@OnEngine(Dialect.MARIADB)
class MariaDbLogoutRegistryTest extends LogoutRegistryTck {

    private final Engine engine;

    MariaDbLogoutRegistryTest(Engine engine) {
        this.engine = engine;
    }

    @Override
    protected LogoutRegistry create(InstantSource clock) {
        return engine.logouts(clock, Engine.sealer('a'));
    }

    /** It has the next key, and still the old one. */
    @Override
    protected LogoutRegistry onAnotherNode() {
        return engine.logouts(clock, Engine.sealer('b', 'a'));
    }
}
