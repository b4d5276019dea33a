package dev.remora.jdbc;

import dev.remora.spi.SessionStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Keeps the sessions of browsers in rows of {@code remora_session}; each change is one statement. */
final class JdbcSessions implements SessionStore {

    private final Database database;
    private final String keyId;
    private final InstantSource clock;
    private final Sweeper sweeper;

    /** @param keyId names the key that sealed what is written */
    JdbcSessions(Database database, String keyId, InstantSource clock, Sweeper sweeper) {
        this.database = database;
        this.keyId = keyId;
        this.clock = clock;
        this.sweeper = sweeper;
    }

    @Override
    public Optional<byte[]> find(String key) {
        return database.run(sql -> sql.first(
                "SELECT record FROM remora_session WHERE hash = ? AND expires_at > ?",
                row -> row.getBytes(1),
                key,
                clock.millis()));
    }

    @Override
    public boolean putIfAbsent(String key, byte[] value, Duration lifetime) {
        long now = clock.millis();
        boolean written = database.run(sql -> insert(sql, key, value, now + lifetime.toMillis())
                || removeExpired(sql, key, now) && insert(sql, key, value, now + lifetime.toMillis()));
        sweeper.sweepIfDue();
        return written;
    }

    private boolean insert(Statements sql, String key, byte[] value, long expiresAt) throws SQLException {
        return sql.insert(
                "INSERT INTO remora_session (hash, expires_at, key_id, record) VALUES (" + Statements.marks(4) + ")",
                key,
                expiresAt,
                keyId,
                value);
    }

    private static boolean removeExpired(Statements sql, String key, long now) throws SQLException {
        return sql.update("DELETE FROM remora_session WHERE hash = ? AND expires_at <= ?", key, now) == 1;
    }

    @Override
    public boolean replace(String key, byte[] read, byte[] value, Duration lifetime) {
        long now = clock.millis();
        return database.run(sql -> sql.update(
                        "UPDATE remora_session SET record = ?, key_id = ?, expires_at = ?"
                                + " WHERE hash = ? AND record = ? AND expires_at > ?",
                        value,
                        keyId,
                        now + lifetime.toMillis(),
                        key,
                        read,
                        now)
                == 1);
    }
}
