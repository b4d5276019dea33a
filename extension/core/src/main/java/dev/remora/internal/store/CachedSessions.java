package dev.remora.internal.store;

import dev.remora.spi.SessionStore;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A cache of this node in front of sessions. A change that was made from an old answer fails, and is made again from a new one. */
public final class CachedSessions implements SessionStore {

    private final SessionStore sessions;
    private final ReadCache<String, Optional<byte[]>> cache;

    /**
     * Makes one.
     *
     * @param lifetime how long an answer counts
     * @param nanos tells how much time has passed, as {@link System#nanoTime} does
     */
    public CachedSessions(SessionStore sessions, Duration lifetime, LongSupplier nanos) {
        this.sessions = sessions;
        this.cache = new ReadCache<>(lifetime, nanos, key -> key);
    }

    @Override
    public Optional<byte[]> find(String key) {
        return cache.get(key, () -> sessions.find(key), Optional::isPresent);
    }

    /** Asks the store, whatever is remembered. */
    Optional<byte[]> findNow(String key) {
        return cache.getNow(key, () -> sessions.find(key), Optional::isPresent);
    }

    @Override
    public boolean putIfAbsent(String key, byte[] value, Duration lifetime) {
        return cache.write(key, () -> sessions.putIfAbsent(key, value, lifetime));
    }

    @Override
    public boolean replace(String key, byte[] read, byte[] value, Duration lifetime) {
        return cache.write(key, () -> sessions.replace(key, read, value, lifetime));
    }
}
