package dev.remora.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * Keeps the sessions of browsers for all nodes ({@code remora.session-store=store}): the browser has one cookie with an unguessable
 * handle, and the store a value under the hash of that handle. Values are sealed before they come here. Each change is atomic among
 * all nodes, and seen by each read that begins after it. A failure of the engine is a {@link dev.remora.StoreException}. Safe for use
 * by many threads; the class {@code SessionStoreTck} of {@code remora-test} has its contract as tests.
 *
 * @since 1.0
 */
public interface SessionStore {

    /**
     * Reads a value.
     *
     * @param key 43 characters: letters, digits, {@code -} and {@code _}, compared octet by octet
     * @return the value, or empty if there is none, or its time is over
     */
    Optional<byte[]> find(String key);

    /**
     * Writes a value where there is none.
     *
     * @param key its key
     * @param value what to keep
     * @param lifetime how long it is needed; later it is as if it were not there
     * @return false, and nothing is written, if there is one already
     */
    boolean putIfAbsent(String key, byte[] value, Duration lifetime);

    /**
     * Writes a value in place of another.
     *
     * @param key its key
     * @param read the value that has to be there, octet by octet
     * @param value what to keep
     * @param lifetime as for {@link #putIfAbsent}; it begins anew
     * @return false, and nothing is written, if another value is there, or none
     */
    boolean replace(String key, byte[] read, byte[] value, Duration lifetime);
}
