package dev.remora.jdbc;

import dev.remora.LinkedAccounts;
import dev.remora.tck.LinkedAccountsTck;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
@OnEngine(Dialect.MARIADB)
class MariaDbLinkedAccountsTest extends LinkedAccountsTck {

    private final Engine engine;

    MariaDbLinkedAccountsTest(Engine engine) {
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
