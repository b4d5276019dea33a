package dev.remora.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values under keys for all nodes: what Remora needs of a cache or of a key-value database to keep tokens, sign-ins under way
 * and logouts there ({@link StoreContext#tokens}). Each change is atomic among all nodes, and seen by each read that begins after
 * it. Values are opaque, and sealed where they hold secrets. A failure of the engine is a {@link dev.remora.StoreException}. Safe
 * for use by many threads; the class {@code SharedEntriesTck} of {@code remora-test} has its contract as tests.
 *
 * @since 1.0
 */
public interface SharedEntries {

    /**
     * The kinds of entries. Keys of two kinds are never the same entry. Later releases may add some: a {@code switch} over them
     * has a default.
     *
     * @since 1.0
     */
    enum Space {
        /** Tokens of callers and of the application, which are kept until they are removed. */
        TOKENS,
        /** Tokens of browser sessions, which nobody asks for any more once the session is over. */
        SESSION_TOKENS,
        /** Sign-ins under way, one entry a browser. */
        SIGN_INS,
        /** Sessions that providers ended. */
        LOGOUTS,
        /** Lists of the names of tokens, one entry an owner who has some with a name. */
        TOKEN_NAMES,
        /** Links of identities to callers, which are kept until they are removed. */
        LINKED_ACCOUNTS,
        /** Sessions of browsers, one entry each. */
        SESSIONS
    }

    /**
     * Reads a value.
     *
     * @param space its kind
     * @param key at most 600 characters of printable ASCII without spaces, compared octet by octet
     * @return the value, or empty if there is none
     */
    Optional<byte[]> find(Space space, String key);

    /**
     * Reads several values. By default one after the other.
     *
     * @param space their kind
     * @param keys their keys
     * @return those that are there, by key
     */
    default Map<String, byte[]> findAll(Space space, Collection<String> keys) {
        Map<String, byte[]> found = new LinkedHashMap<>();
        for (String key : keys) {
            find(space, key).ifPresent(value -> found.put(key, value));
        }
        return found;
    }

    /**
     * Writes a value where there is none.
     *
     * @param space its kind
     * @param key its key
     * @param value what to keep
     * @param lifetime how long it is needed at least, or {@code null} until it is removed; later it is as if it were not there, and
     *     the engine drops it when it likes
     * @return false, and nothing is written, if there is one already
     */
    boolean putIfAbsent(Space space, String key, byte[] value, @Nullable Duration lifetime);

    /**
     * Writes a value in place of another.
     *
     * @param space its kind
     * @param key its key
     * @param read the value that has to be there, octet by octet
     * @param value what to keep
     * @param lifetime as for {@link #putIfAbsent}; it begins anew
     * @return false, and nothing is written, if another value is there, or none
     */
    boolean replace(Space space, String key, byte[] read, byte[] value, @Nullable Duration lifetime);

    /**
     * Removes a value.
     *
     * @param space its kind
     * @param key its key
     * @param read the value that has to be there, octet by octet
     * @return false, and nothing is removed, if another value is there, or none
     */
    boolean remove(Space space, String key, byte[] read);

    /**
     * The time by which leases end: of the engine where it tells it, so that the clocks of nodes do not matter, else of this node.
     *
     * @return the time
     */
    Instant now();
}
