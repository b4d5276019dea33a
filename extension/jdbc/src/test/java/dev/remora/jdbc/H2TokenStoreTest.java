package dev.remora.jdbc;

import dev.remora.TokenStore;
import dev.remora.tck.TokenStoreTck;

@OnEngine(Dialect.H2)
class H2TokenStoreTest extends TokenStoreTck {

    private final Engine engine;

    H2TokenStoreTest(Engine engine) {
        this.engine = engine;
    }

    @Override
    protected TokenStore create() {
        return engine.tokens();
    }
}
