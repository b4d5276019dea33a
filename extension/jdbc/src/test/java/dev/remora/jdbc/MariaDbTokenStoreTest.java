package dev.remora.jdbc;

import dev.remora.TokenStore;
import dev.remora.tck.TokenStoreTck;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
@OnEngine(Dialect.MARIADB)
class MariaDbTokenStoreTest extends TokenStoreTck {

    private final Engine engine;

    MariaDbTokenStoreTest(Engine engine) {
        this.engine = engine;
    }

    @Override
    protected TokenStore create() {
        return engine.tokens();
    }
}
