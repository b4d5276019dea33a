package dev.remora.internal.store;

import dev.remora.spi.SessionStore;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntries.Space;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps each session in one entry of a shared engine.
 *
 * @param entries the engine
 */
public record SharedSessions(SharedEntries entries) implements SessionStore {

    @Override
    public Optional<byte[]> find(String key) {
        return entries.find(Space.SESSIONS, key);
    }

    @Override
    public boolean putIfAbsent(String key, byte[] value, Duration lifetime) {
        return entries.putIfAbsent(Space.SESSIONS, key, value, lifetime);
    }

    @Override
    public boolean replace(String key, byte[] read, byte[] value, Duration lifetime) {
        return entries.replace(Space.SESSIONS, key, read, value, lifetime);
    }
}
