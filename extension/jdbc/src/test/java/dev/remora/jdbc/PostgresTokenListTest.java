package dev.remora.jdbc;

import dev.remora.TokenStore;
import dev.remora.tck.TokenListTck;

@OnEngine(Dialect.POSTGRESQL)
class PostgresTokenListTest extends TokenListTck {

    private final Engine engine;

    PostgresTokenListTest(Engine engine) {
        this.engine = engine;
    }

    @Override
    protected TokenStore create() {
        return engine.tokens();
    }
}
