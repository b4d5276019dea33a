package dev.remora.jdbc;

import dev.remora.TokenStore;
import dev.remora.tck.TokenListTck;

@OnEngine(Dialect.H2)
class H2TokenListTest extends TokenListTck {

    private final Engine engine;

    H2TokenListTest(Engine engine) {
        this.engine = engine;
    }

    @Override
    protected TokenStore create() {
        return engine.tokens();
    }
}
