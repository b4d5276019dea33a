package dev.remora.jdbc;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The statements of one connection; {@code :now} in their text is the time of the database in milliseconds. */
record Statements(Connection connection, Dialect dialect) {

    // of MariaDB and by the standard; of PostgreSQL
    private static final List<String> DEADLOCKS = List.of("40001", "40P01");
    private static final int TRIES = 10;

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Returns how many rows were changed. One that was the victim of a deadlock is run again: each is a transaction of its own. */
    int update(String sql, Object... parameters) throws SQLException {
        for (int left = TRIES - 1; ; left--) {
            try (PreparedStatement statement = prepared(sql, parameters)) {
                return statement.executeUpdate();
            } catch (SQLException e) {
                if (left == 0 || !DEADLOCKS.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
            }
        }
    }

    /** Returns false if there is such a row already. */
    boolean insert(String sql, Object... parameters) throws SQLException {
        try {
            return update(sql, parameters) == 1;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith("23")) {
                return false;
            }
            throw e;
        }
    }

    <T> Optional<T> first(String sql, Row<T> reader, Object... parameters) throws SQLException {
        return all(sql, reader, parameters).stream().findFirst();
    }

    <T> List<T> all(String sql, Row<T> reader, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        }
    }

    /** Question marks for so many parameters. */
    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(dialect.sql(sql));
        try {
            for (int i = 0; i < parameters.length; i++) {
                bind(statement, i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private void bind(PreparedStatement statement, int at, Object value) throws SQLException {
        if (value instanceof byte[] octets) {
            statement.setBytes(at, octets);
        } else if (value instanceof Long number) {
            statement.setLong(at, number);
        } else if (value instanceof String text && dialect.hasOctets()) {
            statement.setBytes(at, text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof String text) {
            statement.setString(at, text);
        } else if (value instanceof Missing missing) {
            statement.setNull(at, missing.type);
        } else {
            throw new IllegalArgumentException("a parameter of no type that is bound");
        }
    }

    /** A value that is not there; engines want to know of which type. */
    enum Missing {
        TEXT(Types.VARCHAR),
        NUMBER(Types.BIGINT),
        OCTETS(Types.VARBINARY);

        private final int type;

        Missing(int type) {
            this.type = type;
        }
    }
}
