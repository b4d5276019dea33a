package dev.remora.jdbc;

import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.SettingsException;
import dev.remora.StoreException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences of this module: REMORA-01001 to REMORA-01049. None has the text of a failed statement, which may quote rows. */
final class JdbcMessages {

    private JdbcMessages() {}

    static SettingsException noDatabase() {
        return invalid(
                "REMORA-01001: remora-jdbc has no database: set remora.jdbc-datasource to the JNDI name of a DataSource, or"
                        + " remora.jdbc-url, or have a bean of type javax.sql.DataSource",
                null,
                "jdbc-datasource",
                "jdbc-url");
    }

    static SettingsException notFound(String name, Exception cause) {
        return invalid(
                "REMORA-01002: remora.jdbc-datasource: there is no DataSource at '" + name + "' in JNDI",
                cause,
                "jdbc-datasource");
    }

    static SettingsException driverMissing(String scheme) {
        return invalid(
                "REMORA-01003: remora.jdbc-url: no JDBC driver on the class path takes addresses that begin with '"
                        + scheme + "': add the driver of the database",
                null,
                "jdbc-url");
    }

    static SettingsException engineUnknown(String product) {
        return invalid(
                "REMORA-01004: remora-jdbc has no SQL for " + product + ": it works with PostgreSQL, MariaDB, MySQL and"
                        + " H2",
                null,
                "jdbc-url");
    }

    static SettingsException schemaMissing(int found, String file) {
        return invalid(
                "REMORA-01005: the database has "
                        + (found == 0
                                ? "no tables of remora-jdbc"
                                : "version " + found + " of the tables of remora-jdbc")
                        + ": run " + file + " of its jar, or set remora.jdbc-schema=create",
                null,
                "jdbc-schema");
    }

    static SettingsException schemaNotCreated(String file, SQLException cause) {
        return invalid(
                "REMORA-01006: remora.jdbc-schema=create: " + file + " of the jar of remora-jdbc failed with SQL state "
                        + cause.getSQLState()
                        + ": let the user of the database create tables, or run the file yourself",
                cause,
                "jdbc-schema");
    }

    /** The driver tells of addresses and users, never of rows, when it cannot connect. */
    static StoreException down(SQLException cause) {
        return new StoreException(
                null,
                "REMORA-01007: the database of remora-jdbc does not answer (SQL state " + cause.getSQLState()
                        + "): see that it runs, and that address, user and password are right",
                cause);
    }

    static StoreException broken(SQLException failure) {
        return new StoreException(
                null,
                "REMORA-01008: the connection to the database of remora-jdbc broke (SQL state " + failure.getSQLState()
                        + "): see that it runs",
                null);
    }

    static StoreException failed(SQLException failure) {
        return new StoreException(
                null,
                "REMORA-01009: a statement of remora-jdbc failed with SQL state " + failure.getSQLState()
                        + " and error " + failure.getErrorCode() + " ("
                        + failure.getClass().getName() + ")",
                null);
    }

    static StoreException tableMissing(String file) {
        return new StoreException(
                null,
                "REMORA-01010: a table of remora-jdbc is missing, or is of another version: run " + file
                        + " of its jar, or set remora.jdbc-schema=create",
                null);
    }

    static StoreException busy() {
        return new StoreException(
                null,
                "REMORA-01011: all connections of remora-jdbc to remora.jdbc-url are in use: the database is slow, or there are"
                        + " more calls than a DataSource with a larger pool could serve",
                null);
    }

    static RequestRefusedException sessionNotWritable(String remoteApp, IllegalStateException cause) {
        return new RequestRefusedException(
                ErrorCode.REQUEST_INVALID,
                remoteApp,
                "REMORA-01012: remote app '" + remoteApp
                        + "': a sign-in cannot begin, because the browser session cannot be written:"
                        + " it was invalidated, or the response is under way",
                cause);
    }

    static String rowUnreadable(String table, String why) {
        return "REMORA-01013: a row of " + table + " cannot be read and is taken for none: " + why;
    }

    static String notSwept(String why) {
        return "REMORA-01014: rows that have expired were not deleted, which is tried again in some minutes: " + why;
    }

    private static SettingsException invalid(String message, @Nullable Throwable cause, String... keys) {
        return new SettingsException(ErrorCode.CONFIG_INVALID, null, message, List.of(keys), cause);
    }
}
