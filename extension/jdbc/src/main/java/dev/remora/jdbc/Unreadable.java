package dev.remora.jdbc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/** Warns of rows that cannot be read, once a minute: with a wrong key that is all of them. */
final class Unreadable {

    private static final Logger LOG = System.getLogger(Unreadable.class.getPackageName());
    private static final long PERIOD = 60_000_000_000L;

    private final String table;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    Unreadable(String table) {
        this.table = table;
    }

    void warn(String why) {
        long now = System.nanoTime();
        long due = next.get();
        boolean first = now - due >= 0 && next.compareAndSet(due, now + PERIOD);
        LOG.log(first ? Level.WARNING : Level.DEBUG, JdbcMessages.rowUnreadable(table, why));
    }
}
