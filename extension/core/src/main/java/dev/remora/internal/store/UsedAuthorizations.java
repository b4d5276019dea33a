package dev.remora.internal.store;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Remembers the pending authorizations that this node has seen used, until they would have expired. */
final class UsedAuthorizations {

    /** Some ten megabytes. What is forgotten early for it, the provider has seen used too. */
    static final int MOST = 50_000;

    private final Lock lock = new ReentrantLock();
    private final Map<String, Instant> fingerprints = new LinkedHashMap<>();
    private final Map<String, Instant> states = new LinkedHashMap<>();

    /** Whether it was not used before. */
    boolean use(String fingerprint, String state, Instant until, Instant now) {
        lock.lock();
        try {
            if (fingerprints.putIfAbsent(fingerprint, until) != null) {
                return false;
            }
            String id = SealedCookies.id(state);
            states.remove(id); // so that it is the newest again
            states.put(id, until);
            forget(fingerprints, now);
            forget(states, now);
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean has(String fingerprint) {
        lock.lock();
        try {
            return fingerprints.containsKey(fingerprint);
        } finally {
            lock.unlock();
        }
    }

    boolean hasState(String state, Instant now) {
        lock.lock();
        try {
            Instant until = states.get(SealedCookies.id(state));
            return until != null && until.isAfter(now);
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return fingerprints.size();
        } finally {
            lock.unlock();
        }
    }

    /** All live equally long: the oldest are first, but for what they had waited before they were used. */
    private static void forget(Map<String, Instant> used, Instant now) {
        Iterator<Instant> oldest = used.values().iterator();
        while (oldest.hasNext()) {
            boolean over = !oldest.next().isAfter(now);
            if (!over && used.size() <= MOST) {
                return;
            }
            oldest.remove();
        }
    }
}
