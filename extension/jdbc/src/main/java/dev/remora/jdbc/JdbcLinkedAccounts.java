package dev.remora.jdbc;

import dev.remora.LinkedAccounts;
import dev.remora.StoredDataException;
import dev.remora.spi.Sealer;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/** Keeps links, sealed, in rows of {@code remora_linked_account}, whose key lets one of several nodes at once win. */
final class JdbcLinkedAccounts implements LinkedAccounts {

    private static final String TABLE = "remora_linked_account";

    private final Database database;
    private final Sealer sealer;
    private final InstantSource clock;
    private final Unreadable unreadable = new Unreadable(TABLE);

    JdbcLinkedAccounts(Database database, Sealer sealer, InstantSource clock) {
        this.database = database;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** A row; its caller is empty if nobody can read the record. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(String keyId, byte[] record, Optional<String> caller) {}

    /** Writes a link of an old key anew: nothing else does, and the key may go one day. */
    @Override
    public Optional<String> find(String issuer, String subject) {
        String hash = Columns.hashOfIdentity(issuer, subject);
        return database.run(sql -> {
            Row row = row(sql, hash).orElse(null);
            Optional<String> caller = row == null ? Optional.empty() : row.caller();
            if (row != null && caller.isPresent() && !row.keyId().equals(sealer.keyId())) {
                replace(sql, hash, row, caller.get());
            }
            return caller;
        });
    }

    /** A link that ends between two statements is as good as one that ends after them. One that nobody can read gives way. */
    @Override
    public boolean link(String issuer, String subject, String caller) {
        String hash = Columns.hashOfIdentity(issuer, subject);
        return database.run(sql -> {
            if (insert(sql, hash, caller)) {
                return true;
            }
            Row row = row(sql, hash).orElse(null);
            return row != null
                    && (row.caller().isPresent() ? row.caller().get().equals(caller) : replace(sql, hash, row, caller));
        });
    }

    /** Tries again where the link was written anew meanwhile. */
    @Override
    public boolean unlink(String issuer, String subject, String caller) {
        String hash = Columns.hashOfIdentity(issuer, subject);
        return database.run(sql -> {
            while (true) {
                Row row = row(sql, hash).orElse(null);
                if (row == null || !row.caller().equals(Optional.of(caller))) {
                    return false;
                }
                if (sql.update("DELETE FROM remora_linked_account WHERE hash = ? AND record = ?", hash, row.record())
                        == 1) {
                    return true;
                }
            }
        });
    }

    private boolean insert(Statements sql, String hash, String caller) throws SQLException {
        return sql.insert(
                "INSERT INTO remora_linked_account (hash, key_id, record, created_at) VALUES (" + Statements.marks(4)
                        + ")",
                hash,
                sealer.keyId(),
                sealed(hash, caller),
                Columns.millis(clock.instant()));
    }

    private boolean replace(Statements sql, String hash, Row read, String caller) throws SQLException {
        return sql.update(
                        "UPDATE remora_linked_account SET key_id = ?, record = ? WHERE hash = ? AND record = ?",
                        sealer.keyId(),
                        sealed(hash, caller),
                        hash,
                        read.record())
                == 1;
    }

    private Optional<Row> row(Statements sql, String hash) throws SQLException {
        return sql.first(
                "SELECT key_id, record FROM remora_linked_account WHERE hash = ?",
                read -> new Row(read.getString(1), read.getBytes(2), opened(hash, read.getBytes(2))),
                hash);
    }

    private byte[] sealed(String hash, String caller) {
        return sealer.seal(Columns.octets(caller), place(hash));
    }

    private Optional<String> opened(String hash, byte[] record) {
        try {
            return Optional.of(Columns.text(sealer.open(record, place(hash))));
        } catch (StoredDataException e) {
            unreadable.warn(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static String[] place(String hash) {
        return new String[] {TABLE, hash, "record"};
    }
}
