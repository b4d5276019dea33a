package dev.remora.it.stores;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The table of {@code remora-jdbc} that has the tokens. */
public final class TokenTable {

    private TokenTable() {}

    /** How many rows it has, by a connection of the test's own. */
    public static int rows(String url, String user) {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM remora_token")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Deletes all rows. */
    public static void empty(String url, String user) {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM remora_token");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
