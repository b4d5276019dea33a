package dev.remora.jdbc;

import dev.remora.LinkedAccounts;
import dev.remora.tck.LinkedAccountsTck;

@OnEngine(Dialect.POSTGRESQL)
class PostgresLinkedAccountsTest extends LinkedAccountsTck {

    private final Engine engine;

    PostgresLinkedAccountsTest(Engine engine) {
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
