package dev.remora.jdbc;

import dev.remora.TokenStore;
import dev.remora.tck.LeaseTck;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

@Tag("mariadb")
@OnEngine(Dialect.MARIADB)
class MariaDbLeaseTest extends LeaseTck {

    private final Engine engine;

    MariaDbLeaseTest(Engine engine) {
        this.engine = engine;
    }

    @Override
    protected TokenStore create() {
        return engine.tokens();
    }

    @Override
    protected TokenStore onAnotherNode() {
        return engine.tokens();
    }

    @Override
    protected void passTime(Duration time) {
        engine.change("UPDATE remora_token SET lease_until = lease_until - ?", time.toMillis());
    }
}
