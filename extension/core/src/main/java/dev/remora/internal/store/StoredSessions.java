package dev.remora.internal.store;

import dev.remora.StoredDataException;
import dev.remora.internal.wire.Hashes;
import dev.remora.spi.BrowserCookies;
import dev.remora.spi.Sealer;
import dev.remora.spi.SessionStore;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions that a store keeps for all nodes, sealed, each under the hash of the handle that its browser has. */
public final class StoredSessions {

    // how long an old handle leads to the new one; most requests that began before are over by then
    private static final Duration MOVED_LIFETIME = Duration.ofMinutes(1);
    // a browser that still sends the old handle by then will not get the answer with the new one any more
    private static final Duration ANSWERED = Duration.ofSeconds(10);
    // of a session whose handle no browser has brought yet: anybody can begin as many as he likes
    private static final Duration FIRST_LIFETIME = Duration.ofHours(1);
    // reading makes the lifetime begin anew; not each read writes
    private static final Duration WRITE_AGAIN = Duration.ofMinutes(30);
    private static final int WRITES_A_LIFETIME = 8;
    // a request asks some twenty times, most of them at once
    private static final Duration READ_AGAIN = Duration.ofMillis(100);
    private static final int HANDLE_OCTETS = 32;

    private final SessionStore store;
    private final Sealer sealer;
    private final Duration lifetime;
    private final InstantSource clock;
    private final SecureRandom random;
    private final UnreadableEntries unreadable = new UnreadableEntries("session");
    private final Map<BrowserCookies, StoredSession.RequestState> requests =
            Collections.synchronizedMap(new WeakHashMap<>());

    /** @param lifetime how long a session is kept after it was used last */
    public StoredSessions(
            SessionStore store, Sealer sealer, Duration lifetime, InstantSource clock, SecureRandom random) {
        this.store = store;
        this.sealer = sealer;
        this.lifetime = lifetime;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A session as it was read.
     *
     * @param octets what the store has
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Found(String key, byte[] octets, SessionRecord record) {}

    /** The session of the browser that sent these cookies. */
    StoredSession of(BrowserCookies cookies, boolean secure) {
        return new StoredSession(
                this, cookies, secure, requests.computeIfAbsent(cookies, made -> new StoredSession.RequestState()));
    }

    /** The place of a session in the store, by which nobody gets the handle. */
    static String key(String handle) {
        return Hashes.name("session", handle);
    }

    String newHandle() {
        byte[] octets = new byte[HANDLE_OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    SessionRecord record(Map<String, Serializable> attributes) {
        return new SessionRecord(clock.instant(), null, attributes);
    }

    /**
     * Reads a session, which makes its lifetime begin anew.
     *
     * @param now asks the store, whatever this node remembers
     */
    Optional<Found> find(String key, boolean now) {
        Optional<byte[]> kept = now && store instanceof CachedSessions cached ? cached.findNow(key) : store.find(key);
        return kept.flatMap(octets -> opened(key, octets)).map(this::used);
    }

    /** Whether this handle leads to a session, or led to one until a moment ago, of whose new handle the browser is being told. */
    boolean isInUse(String handle) {
        return find(key(handle), true)
                .map(Found::record)
                .filter(kept -> !kept.moved() || now().isBefore(kept.writtenAt().plus(ANSWERED)))
                .isPresent();
    }

    /** Whether this node remembers sessions for a while. */
    boolean remembers() {
        return store instanceof CachedSessions;
    }

    private Optional<Found> opened(String key, byte[] octets) {
        try {
            return SessionRecord.decode(sealer.open(octets, place(key))).map(read -> new Found(key, octets, read));
        } catch (StoredDataException e) {
            unreadable.warn(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Found used(Found found) {
        Instant now = clock.instant();
        Instant due = found.record().writtenAt().plus(shorter(WRITE_AGAIN, lifetime.dividedBy(WRITES_A_LIFETIME)));
        if (found.record().moved() || now.isBefore(due)) {
            return found;
        }
        SessionRecord same = found.record().writtenAt(now);
        byte[] octets = sealed(found.key(), same);
        // whoever is faster has used it too
        return store.replace(found.key(), found.octets(), octets, lifetime)
                ? new Found(found.key(), octets, same)
                : found;
    }

    /** Writes a session where there is none. */
    Optional<Found> begin(String key, SessionRecord first) {
        byte[] octets = sealed(key, first);
        return written(store.putIfAbsent(key, octets, firstLifetime()), new Found(key, octets, first));
    }

    /** How long a session is kept until a browser brings its handle. */
    Duration firstLifetime() {
        return shorter(FIRST_LIFETIME, lifetime);
    }

    /** How long a session is kept after it was used last. */
    Duration lifetime() {
        return lifetime;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Writes a session; the answer is empty if the store has another than what was read. */
    Optional<Found> replace(Found read, SessionRecord next, Duration kept) {
        byte[] octets = sealed(read.key(), next);
        return written(store.replace(read.key(), read.octets(), octets, kept), new Found(read.key(), octets, next));
    }

    private static Optional<Found> written(boolean success, Found found) {
        return success ? Optional.of(found) : Optional.empty();
    }

    /** Whether what one request read then is read again. */
    boolean isOld(Instant readAt) {
        Duration age = Duration.between(readAt, now());
        return age.isNegative() || age.compareTo(READ_AGAIN) >= 0;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * Moves a session, unless somebody else has moved it. The new place is written first, so that a fault in between loses nothing.
     */
    boolean move(Found from, String to) {
        @Nullable Found old = from;
        byte[] copy = sealed(to, record(old.record().attributes()));
        store.putIfAbsent(to, copy, lifetime);
        byte[] moved = sealed(old.key(), new SessionRecord(clock.instant(), to, Map.of()));
        while (!store.replace(old.key(), old.octets(), moved, MOVED_LIFETIME)) {
            old = find(old.key(), true).filter(found -> !found.record().moved()).orElse(null);
            if (old == null) {
                return false;
            }
            byte[] newer = sealed(to, record(old.record().attributes()));
            store.replace(to, copy, newer, lifetime);
            copy = newer;
        }
        return true;
    }

    private byte[] sealed(String key, SessionRecord written) {
        return sealer.seal(written.encode(), place(key));
    }

    private static String[] place(String key) {
        return new String[] {"session", key};
    }
}
