package dev.remora.jdbc;

import dev.remora.TokenStore;
import dev.remora.tck.TokenStoreTck;

@OnEngine(Dialect.POSTGRESQL)
class PostgresTokenStoreTest extends TokenStoreTck {

    private final Engine engine;

    PostgresTokenStoreTest(Engine engine) {
        this.engine = engine;
    }

    @Override
    protected TokenStore create() {
        return engine.tokens();
    }
}
