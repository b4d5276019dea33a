package dev.remora.internal.store;

import dev.remora.spi.BrowserSession;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets one thread at a time change the attributes of a session; a few locks serve all sessions of an application. */
public final class SessionLocks {

    /** The name of a session's lock. The id of a session changes at sign-in, while other requests are using the session. */
    static final String ATTRIBUTE = "dev.remora.lock";

    private static final int STRIPES = 64;

    private final Lock[] stripes = new Lock[STRIPES];
    private final Lock unnamed = new ReentrantLock();

    public SessionLocks() {
        Arrays.setAll(stripes, i -> new ReentrantLock());
    }

    /** Changes what is there, or makes it: a session that does not exist yet begins here. */
    <T> T creating(BrowserSession session, Supplier<T> change) {
        if (!(session instanceof CookieSession || session instanceof StoredSession) && name(session) == null) {
            locked(unnamed, () -> {
                if (name(session) == null) {
                    session.set(ATTRIBUTE, UUID.randomUUID().toString());
                }
                return true;
            });
        }
        return exclusively(session, change);
    }

    /** Changes what is there; begins no session. */
    <T> T exclusively(BrowserSession session, Supplier<T> change) {
        if (session instanceof StoredSession stored) {
            return stored.atomically(change);
        }
        if (session instanceof CookieSession browser) {
            // the threads of one request; nobody sees the cookies of another
            return locked(stripe(System.identityHashCode(browser.cookies().cookies())), change);
        }
        String name = name(session);
        if (name != null) {
            return locked(stripe(name.hashCode()), change);
        }
        return locked(unnamed, () -> {
            String given = name(session);
            return given == null ? change.get() : locked(stripe(given.hashCode()), change);
        });
    }

    private static @Nullable String name(BrowserSession session) {
        return session.get(ATTRIBUTE)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse(null);
    }

    private Lock stripe(int hash) {
        return stripes[Math.floorMod(hash, STRIPES)];
    }

    private static <T> T locked(Lock lock, Supplier<T> change) {
        lock.lock();
        try {
            return change.get();
        } finally {
            lock.unlock();
        }
    }
}
