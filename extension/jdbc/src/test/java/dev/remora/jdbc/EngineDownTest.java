package dev.remora.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.SettingsException;
import dev.remora.StoreException;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each fault of the database has a sentence with its remedy, and none has the content of a row. */
class EngineDownTest {

    private static final TokenKey KEY = TokenKey.of("github", TokenOwner.application());

    @Test
    void namesTheDriverThatIsMissing() {
        assertThatThrownBy(() -> new UrlDataSource("jdbc:mystery://canary:canary@host/db", null, null))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "REMORA-01003: remora.jdbc-url: no JDBC driver on the class path takes addresses that begin with"
                                + " 'jdbc:mystery:': add the driver of the database");
    }

    @Test
    @Tag("B-22")
    void saysThatTheEngineIsDownAndGoesOnOnceItIsBack() throws IOException {
        JdbcTokenStore store;
        int port;
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            port = server.getPort();
            store = store("jdbc:postgresql://localhost:" + port + "/postgres");
            store.save(KEY, Token.bearer("canary"));
            assertThat(store.lease(KEY, Duration.ofSeconds(25))).isPresent();
        }

        StoreException failure = catchThrowableOfType(StoreException.class, () -> store.find(KEY));
        assertThat(failure.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(failure.getMessage()).matches("REMORA-0100[78]: .*\\(SQL state (08|57)\\w+\\): see that it runs.*");
        assertThat(catchThrowableOfType(StoreException.class, () -> store.lease(KEY, Duration.ofSeconds(25))))
                .hasMessage(
                        "REMORA-01007: the database of remora-jdbc does not answer (SQL state 08001): see that it runs, and"
                                + " that address, user and password are right");

        try (EmbeddedPostgres server = EmbeddedPostgres.builder().setPort(port).start()) {
            assertThat(server.getPort()).isEqualTo(port);
            assertThatThrownBy(() -> store.find(KEY)).hasMessageStartingWith("REMORA-01010: "); // another, empty one
        }
    }

    private static JdbcTokenStore store(String url) {
        Database node = new Database(new UrlDataSource(url, "postgres", ""), SchemaMode.CREATE, Supplier::get);
        return new JdbcTokenStore(
                node, Engine.sealer('a'), new Sweeper(node, InstantSource.system(), Duration.ofDays(1), Runnable::run));
    }
}
