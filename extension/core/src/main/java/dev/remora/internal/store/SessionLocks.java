package dev.remora.internal.store;

import dev.remora.spi.BrowserSession;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one thread at a time change the attributes of a session; a few locks serve all sessions. */
final class SessionLocks {

    private static final int STRIPES = 64;

    private final Lock[] stripes = new Lock[STRIPES];

    SessionLocks() {
        Arrays.setAll(stripes, i -> new ReentrantLock());
    }

    <T> T exclusively(BrowserSession session, Supplier<T> change) {
        if (session instanceof CookieSession browser) {
            // the threads of one request; nobody sees the cookies of another
            int request = System.identityHashCode(browser.cookies().cookies());
            return exclusively(stripes[Math.floorMod(request, STRIPES)], change);
        }
        String id = session.id().orElse(null);
        if (id == null) {
            return change.get(); // nobody else has the session that this is about to make
        }
        return exclusively(stripes[Math.floorMod(id.hashCode(), STRIPES)], change);
    }

    private static <T> T exclusively(Lock lock, Supplier<T> change) {
        lock.lock();
        try {
            return change.get();
        } finally {
            lock.unlock();
        }
    }
}
