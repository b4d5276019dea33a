package dev.remora.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A token among many is found by its key, also before PostgreSQL made statistics of the table. */
@OnEngine(Dialect.POSTGRESQL)
class PostgresPlanTest {

    private final Engine engine;

    PostgresPlanTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void readsByThePrimaryKey() {
        engine.tokens().save(TokenKey.of("github", TokenOwner.application()), Token.bearer("t"));
        engine.change("INSERT INTO remora_token (app, owner, name, version, record, updated_at)"
                + " SELECT app, 'caller:' || number, name, version, record, updated_at"
                + " FROM remora_token, generate_series(1, 1000) AS number");

        List<String> plan = engine.node()
                .run(sql -> sql.all(
                        "EXPLAIN SELECT record FROM remora_token WHERE app = ? AND owner = ? AND name = ?"
                                + " AND record IS NOT NULL",
                        row -> row.getString(1),
                        "github",
                        "caller:7",
                        ""));

        assertThat(plan.get(0)).startsWith("Index Scan using remora_token_pkey on remora_token ");
    }
}
