package dev.remora.jdbc;

import dev.remora.LinkedAccounts;
import dev.remora.internal.store.KeyedSealer;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.Sealer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database for one test class: H2 in memory, or PostgreSQL, which runs once for all. */
final class Engine {

    private static final Duration MONTH = Duration.ofDays(30);

    private final UrlDataSource source;

    /** Runs at most once, and ends with the tests. */
    private record Postgres(EmbeddedPostgres server) implements AutoCloseable {

        static Postgres start() {
            try {
                return new Postgres(EmbeddedPostgres.builder().start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private Engine(String url, String user) {
        this.source = new UrlDataSource(url, user, "");
    }

    static Engine h2() {
        return h2("");
    }

    /** @param settings in the form of H2's addresses */
    static Engine h2(String settings) {
        return new Engine("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + settings, "sa");
    }

    /** A new database of the one server. */
    static Engine postgres(ExtensionContext context) {
        EmbeddedPostgres server = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Postgres.class, type -> Postgres.start(), Postgres.class)
                .server();
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return new Engine("jdbc:postgresql://localhost:" + server.getPort() + "/" + name, "postgres");
    }

    /** A new database of the one server. */
    static Engine mariaDb(ExtensionContext context) {
        MariaDb server = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(MariaDb.class, type -> MariaDb.start(), MariaDb.class);
        return new Engine(server.newDatabase(), "root");
    }

    UrlDataSource source() {
        return source;
    }

    /** What one node has of it. */
    Database node() {
        return node(SchemaMode.CREATE);
    }

    Database node(SchemaMode mode) {
        return new Database(source, mode, Engine::directly);
    }

    JdbcTokenStore tokens() {
        return tokens(sealer('a'));
    }

    JdbcTokenStore tokens(Sealer sealer) {
        Database node = node();
        return new JdbcTokenStore(node, sealer, sweeper(node, InstantSource.system()));
    }

    PendingAuthorizations pending(InstantSource clock) {
        Database node = node();
        return new JdbcPendingAuthorizations(node, sealer('a'), clock, new SecureRandom(), sweeper(node, clock));
    }

    LogoutRegistry logouts(InstantSource clock, Sealer sealer) {
        Database node = node();
        return new JdbcLogoutRegistry(node, sealer, clock, sweeper(node, clock));
    }

    LinkedAccounts linkedAccounts() {
        return linkedAccounts(sealer('a'));
    }

    LinkedAccounts linkedAccounts(Sealer sealer) {
        return new JdbcLinkedAccounts(node(), sealer, InstantSource.system());
    }

    JdbcSessions sessions(InstantSource clock) {
        Database node = node();
        return new JdbcSessions(node, sealer('a').keyId(), clock, sweeper(node, clock));
    }

    Sweeper sweeper(Database node, InstantSource clock) {
        return new Sweeper(node, clock, MONTH, Runnable::run);
    }

    /** The first seals, all open. */
    static Sealer sealer(char... keys) {
        List<byte[]> all = new ArrayList<>();
        for (char key : keys) {
            byte[] octets = new byte[32];
            Arrays.fill(octets, (byte) key);
            all.add(octets);
        }
        return new KeyedSealer(all, new SecureRandom());
    }

    void change(String sql, Object... parameters) {
        node().run(statements -> statements.update(sql, parameters));
    }

    /** All columns of all rows, as text and as octets in Latin letters. */
    String dump() {
        StringBuilder all = new StringBuilder();
        for (String table :
                List.of("remora_token", "remora_pending", "remora_logout", "remora_linked_account", "remora_session")) {
            List<String> rows = node().run(statements -> statements.all("SELECT * FROM " + table, Engine::text));
            all.append(String.join("\n", rows));
        }
        return all.toString();
    }

    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int at = 1; at <= row.getMetaData().getColumnCount(); at++) {
            Object value = row.getObject(at);
            text.append(' ')
                    .append(
                            value instanceof byte[] octets
                                    ? new String(octets, StandardCharsets.ISO_8859_1)
                                    : String.valueOf(value));
        }
        return text.toString();
    }

    private static <T> T directly(Supplier<T> code) {
        return code.get();
    }
}
