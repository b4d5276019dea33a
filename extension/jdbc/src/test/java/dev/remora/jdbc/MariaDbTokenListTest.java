package dev.remora.jdbc;

import dev.remora.TokenStore;
import dev.remora.tck.TokenListTck;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
@OnEngine(Dialect.MARIADB)
class MariaDbTokenListTest extends TokenListTck {

    private final Engine engine;

    MariaDbTokenListTest(Engine engine) {
        this.engine = engine;
    }

    @Override
    protected TokenStore create() {
        return engine.tokens();
    }
}
