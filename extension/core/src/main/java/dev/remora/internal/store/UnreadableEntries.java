package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/** Warns of entries that cannot be read, once a minute: with a wrong key that is all of them. */
final class UnreadableEntries {

    private static final Logger LOG = System.getLogger(UnreadableEntries.class.getPackageName());
    private static final long PERIOD = 60_000_000_000L;

    private final String kind;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    UnreadableEntries(String kind) {
        this.kind = kind;
    }

    void warn(String why) {
        long now = System.nanoTime();
        long due = next.get();
        boolean first = now - due >= 0 && next.compareAndSet(due, now + PERIOD);
        LOG.log(first ? Level.WARNING : Level.DEBUG, StoreMessages.entryUnreadable(kind, why));
    }
}
