package dev.remora.jdbc;

import dev.remora.LinkedAccounts;
import dev.remora.tck.LinkedAccountsTck;

@OnEngine(Dialect.H2)
class H2LinkedAccountsTest extends LinkedAccountsTck {

    private final Engine engine;

    H2LinkedAccountsTest(Engine engine) {
        this.engine = engine;
    }

    @Override
    protected LinkedAccounts create() {
        return engine.linkedAccounts();
    }

    @Override
    protected LinkedAccounts onAnotherNode() {
        return engine.linkedAccounts();
    }
}
