package dev.remora.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.SettingsException;
import dev.remora.StoreException;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.tck.AtOnce;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables are made, or asked for, before the first statement. */
class SchemaTest {

    private static final TokenKey KEY = TokenKey.of("github", TokenOwner.application());

    private final Engine engine = Engine.h2();

    @Test
    void namesTheFileToRunWhereThereAreNoTables() {
        assertThatThrownBy(() -> store(SchemaMode.VALIDATE).find(KEY))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "REMORA-01005: the database has no tables of remora-jdbc: run dev/remora/jdbc/h2/001.sql of its jar,"
                                + " or set remora.jdbc-schema=create");
    }

    @Test
    void findsTablesThatWereMadeMeanwhile() {
        JdbcTokenStore store = store(SchemaMode.VALIDATE);
        assertThatThrownBy(() -> store.find(KEY)).isInstanceOf(SettingsException.class);
        assertThat(store(SchemaMode.CREATE).find(KEY)).isEmpty();

        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    void manyNodesMayMakeThemAtOnce() throws InterruptedException {
        List<Boolean> empty =
                AtOnce.call(8, () -> store(SchemaMode.CREATE).find(KEY).isEmpty());

        assertThat(empty).containsOnly(true);
    }

    @Test
    void namesTheFileWhereATableIsGone() {
        JdbcTokenStore store = store(SchemaMode.CREATE);
        store.find(KEY);
        engine.change("DROP TABLE remora_token");

        assertThatThrownBy(() -> store.find(KEY))
                .isInstanceOf(StoreException.class)
                .hasMessage("REMORA-01010: a table of remora-jdbc is missing, or is of another version: run"
                        + " dev/remora/jdbc/h2/001.sql of its jar, or set remora.jdbc-schema=create");
    }

    @Test
    void looksAtNothingWhereItIsToldTo() {
        assertThatThrownBy(() -> store(SchemaMode.NONE).find(KEY))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("REMORA-01010: ");
    }

    private JdbcTokenStore store(SchemaMode mode) {
        Database node = engine.node(mode);
        return new JdbcTokenStore(node, Engine.sealer('a'), engine.sweeper(node, InstantSource.system()));
    }
}
