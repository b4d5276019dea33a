package dev.remora.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Makes the tables of this module, or sees that they are there, before the first statement. */
final class Schema {

    /** The newest version; one numbered file leads to each. */
    static final int VERSION = 1;

    // making the tables takes a fraction of that
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLS = 100;

    private final SchemaMode mode;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Dialect ready;

    Schema(SchemaMode mode) {
        this.mode = mode;
    }

    /** @throws dev.remora.SettingsException if tables are missing, or cannot be made */
    Dialect prepared(Connection connection) throws SQLException {
        Dialect known = ready;
        return known == null ? prepare(connection) : known;
    }

    /** The file that makes the tables; of PostgreSQL until the engine is known. */
    String file() {
        Dialect known = ready;
        return (known == null ? Dialect.POSTGRESQL : known).file(VERSION);
    }

    private Dialect prepare(Connection connection) throws SQLException {
        lock.lock();
        try {
            Dialect known = ready;
            if (known != null) {
                return known;
            }
            Dialect dialect = Dialect.of(connection);
            if (mode != SchemaMode.NONE) {
                validate(connection, dialect);
            }
            ready = dialect;
            return dialect;
        } finally {
            lock.unlock();
        }
    }

    private void validate(Connection connection, Dialect dialect) throws SQLException {
        int found = version(connection);
        if (found >= VERSION) {
            return;
        }
        String file = dialect.file(found + 1);
        if (mode == SchemaMode.VALIDATE) {
            throw JdbcMessages.schemaMissing(found, file);
        }
        try {
            create(connection, file);
        } catch (SQLException e) {
            if (!isMadeByAnotherNode(connection, e)) {
                throw JdbcMessages.schemaNotCreated(file, e);
            }
        }
    }

    /** The version is written last: where an engine shows half a schema, another node may still be at it. */
    private static boolean isMadeByAnotherNode(Connection connection, SQLException failure) throws SQLException {
        boolean there = List.of("42S01", "42P07", "23505").contains(String.valueOf(failure.getSQLState()));
        for (int left = there ? POLLS : 0; left >= 0; left--) {
            if (version(connection) >= VERSION) {
                return true;
            }
            if (left > 0 && !slept()) {
                return false;
            }
        }
        return false;
    }

    private static boolean slept() {
        try {
            Thread.sleep(POLL.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** All or nothing where the engine can do that, so that two nodes at once do not meet half of it. */
    private static void create(Connection connection, String file) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : text(file).split(";\\s*\\n", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Zero where there are no tables. */
    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM remora_schema")) {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith("42")) {
                return 0;
            }
            throw e;
        }
    }

    private static String text(String file) {
        try (InputStream in =
                Objects.requireNonNull(Schema.class.getClassLoader().getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
