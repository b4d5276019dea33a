package dev.remora.jdbc;

import dev.remora.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Runs statements, each of which commits on its own, and says what is wrong where one fails. */
final class Database {

    private final DataSource source;
    private final Boundary boundary;
    private final Schema schema;

    /** Keeps the transaction of the caller out. */
    @FunctionalInterface
    interface Boundary {
        <T> T call(Supplier<T> code);
    }

    /** Work with a connection that commits each statement. */
    @FunctionalInterface
    interface Work<T> {
        T with(Statements statements) throws SQLException;
    }

    Database(DataSource source, SchemaMode mode, Boundary boundary) {
        this.source = source;
        this.boundary = boundary;
        this.schema = new Schema(mode);
    }

    /** @throws StoreException if the database does not answer, or refuses */
    <T> T run(Work<T> work) {
        return boundary.call(() -> runDetached(work));
    }

    private <T> T runDetached(Work<T> work) {
        try (Connection connection = connect()) {
            boolean before = connection.getAutoCommit();
            if (!before) {
                connection.setAutoCommit(true);
            }
            try {
                Dialect dialect = schema.prepared(connection);
                return work.with(new Statements(connection, dialect));
            } finally {
                if (!before) {
                    connection.setAutoCommit(false);
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private Connection connect() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw JdbcMessages.down(e);
        }
    }

    private StoreException failure(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (List.of("42P01", "42703", "42S02", "42S03", "42S04", "42S22").contains(state)) {
            return JdbcMessages.tableMissing(schema.file());
        }
        // 08: connection; 57P: PostgreSQL shuts down; 90067, 90098, 90121: H2 is closed
        boolean broken = state.startsWith("08")
                || state.startsWith("57P")
                || List.of("90067", "90098", "90121").contains(state);
        return broken ? JdbcMessages.broken(e) : JdbcMessages.failed(e);
    }
}
