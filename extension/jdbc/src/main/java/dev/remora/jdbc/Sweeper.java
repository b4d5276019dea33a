package dev.remora.jdbc;

import dev.remora.OAuthException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/** Deletes rows that have expired, in the background of writes; of all nodes one does it, every five minutes. */
final class Sweeper {

    /** Between two sweeps. */
    static final Duration PERIOD = Duration.ofMinutes(5);

    private static final Logger LOG = System.getLogger(Sweeper.class.getPackageName());
    // callbacks that come late are told that they do; clocks of nodes differ a little
    private static final Duration AFTERWARDS = Duration.ofMinutes(10);

    private final Database database;
    private final InstantSource clock;
    private final Duration sessionLifetime;
    private final Executor executor;
    private final AtomicLong next;

    Sweeper(Database database, InstantSource clock, Duration sessionLifetime, Executor executor) {
        this.database = database;
        this.clock = clock;
        this.sessionLifetime = sessionLifetime;
        this.executor = executor;
        this.next = new AtomicLong();
    }

    void sweepIfDue() {
        long now = clock.millis();
        long due = next.get();
        if (now >= due && next.compareAndSet(due, now + PERIOD.toMillis())) {
            executor.execute(this::sweep);
        }
    }

    private void sweep() {
        try {
            database.run(sql -> {
                int mine = sql.update(
                        "UPDATE remora_schema SET swept_at = :now WHERE version = ? AND swept_at <= :now - ?",
                        (long) Schema.VERSION,
                        PERIOD.toMillis());
                return mine == 1 && delete(sql);
            });
        } catch (OAuthException e) {
            LOG.log(Level.WARNING, JdbcMessages.notSwept(String.valueOf(e.getMessage())));
        }
    }

    private boolean delete(Statements sql) throws SQLException {
        long now = clock.millis();
        sql.update("DELETE FROM remora_pending WHERE expires_at < ?", now - AFTERWARDS.toMillis());
        sql.update("DELETE FROM remora_logout WHERE expires_at < ?", now - AFTERWARDS.toMillis());
        sql.update("DELETE FROM remora_session WHERE expires_at < ?", now - AFTERWARDS.toMillis());
        // nobody has the session of these any more
        sql.update(
                "DELETE FROM remora_token WHERE owner LIKE 'session#%' AND updated_at < :now - ?",
                sessionLifetime.toMillis());
        // leases whose node failed, on tokens that never came
        sql.update("DELETE FROM remora_token WHERE record IS NULL AND lease_until < :now");
        return true;
    }
}
