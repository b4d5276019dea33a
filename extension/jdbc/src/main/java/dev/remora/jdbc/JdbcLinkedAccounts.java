package dev.remora.jdbc;

import dev.remora.LinkedAccounts;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/** Keeps links in rows of {@code remora_linked_account}, whose key lets one of several nodes at once win. */
final class JdbcLinkedAccounts implements LinkedAccounts {

    private final Database database;
    private final InstantSource clock;

    JdbcLinkedAccounts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<String> find(String issuer, String subject) {
        return database.run(sql -> caller(sql, Columns.hashOfIdentity(issuer, subject)));
    }

    /** A link that ends between the two statements is as good as one that ends after them. */
    @Override
    public boolean link(String issuer, String subject, String caller) {
        String hash = Columns.hashOfIdentity(issuer, subject);
        return database.run(sql -> sql.insert(
                        "INSERT INTO remora_linked_account (hash, caller, created_at) VALUES (" + Statements.marks(3)
                                + ")",
                        hash,
                        Columns.escaped(caller),
                        Columns.millis(clock.instant()))
                || caller(sql, hash).filter(caller::equals).isPresent());
    }

    @Override
    public boolean unlink(String issuer, String subject, String caller) {
        return database.run(sql -> sql.update(
                        "DELETE FROM remora_linked_account WHERE hash = ? AND caller = ?",
                        Columns.hashOfIdentity(issuer, subject),
                        Columns.escaped(caller))
                == 1);
    }

    private static Optional<String> caller(Statements sql, String hash) throws SQLException {
        return sql.first(
                "SELECT caller FROM remora_linked_account WHERE hash = ?",
                row -> Columns.unescaped(row.getString(1)),
                hash);
    }
}
