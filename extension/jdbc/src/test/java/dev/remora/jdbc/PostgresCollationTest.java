package dev.remora.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The default of a database may be a collation that holds different texts to be the same. */
@OnEngine(Dialect.POSTGRESQL)
class PostgresCollationTest {

    private final Engine engine;

    PostgresCollationTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void noTextHasTheDefaultOfTheDatabase() {
        List<String> collations = engine.node()
                .run(sql -> sql.all(
                        "SELECT DISTINCT collation_name FROM information_schema.columns"
                                + " WHERE table_name LIKE 'remora%' AND data_type = 'character varying'",
                        row -> row.getString(1)));

        assertThat(collations).containsExactly("C");
    }
}
