package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;
import dev.remora.internal.wire.Hashes;
import dev.remora.spi.Logout;
import dev.remora.spi.Logout.Channel;
import dev.remora.spi.LogoutRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the logouts that this node was told of, those of each channel in bounded room of its own. A room that is full drops the oldest
 * of the issuer that has most in it.
 */
public final class MemoryLogoutRegistry implements LogoutRegistry {

    /** Entries of one channel that anybody can fill. */
    static final int FRONT_ROOM = 10_000;
    /** Entries that providers signed: each session that ends there is one, or two where it names user and session. */
    static final int BACK_ROOM = 100_000;

    private static final Logger LOG = System.getLogger(MemoryLogoutRegistry.class.getPackageName());

    private final Room back;
    private final Room front;
    private final Room tokenIds;

    /** @param clock tells which entries have expired */
    public MemoryLogoutRegistry(InstantSource clock) {
        this.back = new Room("validated logout tokens", BACK_ROOM, clock);
        this.front = new Room("the front channel", FRONT_ROOM, clock);
        this.tokenIds = new Room("ids of logout tokens", BACK_ROOM, clock);
    }

    @Override
    public boolean add(Logout logout) {
        String id = logout.tokenId();
        if (id != null && !tokenIds.putIfAbsent(Hashes.name(logout.issuer(), id), logout)) {
            return false;
        }
        Room room = logout.channel() == Channel.BACK ? back : front;
        String session = logout.sessionId();
        String subject = logout.subject();
        if (session != null) {
            room.put(ofSession(logout.issuer(), session), logout);
        }
        if (subject != null) {
            // one that names a session too ends those of the user of which no session is known, and no other session
            room.put(
                    session == null ? ofUser(logout.issuer(), subject) : ofNoSession(logout.issuer(), subject), logout);
        }
        return true;
    }

    @Override
    public boolean isLoggedOut(String issuer, String subject, @Nullable String sessionId, Instant signedInAt) {
        if (back.isEmpty() && front.isEmpty()) {
            return false; // each call of an API looks here, and most providers end no session
        }
        if (back.hasSince(issuer, ofUser(issuer, subject), signedInAt)) {
            return true;
        }
        if (sessionId == null) {
            return back.hasSince(issuer, ofNoSession(issuer, subject), signedInAt);
        }
        String session = ofSession(issuer, sessionId);
        return back.hasSince(issuer, session, signedInAt) || front.hasSince(issuer, session, signedInAt);
    }

    private static String ofSession(String issuer, String sessionId) {
        return Hashes.name("sid", issuer, sessionId);
    }

    private static String ofUser(String issuer, String subject) {
        return Hashes.name("sub", issuer, subject);
    }

    private static String ofNoSession(String issuer, String subject) {
        return Hashes.name("sub without sid", issuer, subject);
    }

    private record Entry(Instant time, Instant expiresAt) {}

    private static final class Room {

        private final String what;
        private final int most;
        private final InstantSource clock;
        private final ReentrantLock lock = new ReentrantLock();
        private final Map<String, Map<String, Entry>> entries = new HashMap<>(); // by issuer; of each the oldest first
        private int size;
        private Instant nextWarning = Instant.MIN;

        Room(String what, int most, InstantSource clock) {
            this.what = what;
            this.most = most;
            this.clock = clock;
        }

        boolean putIfAbsent(String key, Logout logout) {
            lock.lock();
            try {
                Entry known = find(logout.issuer(), key);
                if (known != null && known.expiresAt().isAfter(clock.instant())) {
                    return false;
                }
                write(key, logout);
                return true;
            } finally {
                lock.unlock();
            }
        }

        /** The later of two logouts of the same session counts. */
        void put(String key, Logout logout) {
            lock.lock();
            try {
                Entry known = find(logout.issuer(), key);
                if (known == null || known.time().isBefore(logout.time())) {
                    write(key, logout);
                }
            } finally {
                lock.unlock();
            }
        }

        boolean isEmpty() {
            lock.lock();
            try {
                return size == 0;
            } finally {
                lock.unlock();
            }
        }

        boolean hasSince(String issuer, String key, Instant signedInAt) {
            lock.lock();
            try {
                Entry entry = find(issuer, key);
                return entry != null && entry.expiresAt().isAfter(clock.instant()) && !signedInAt.isAfter(entry.time());
            } finally {
                lock.unlock();
            }
        }

        private @Nullable Entry find(String issuer, String key) {
            return entries.getOrDefault(issuer, Map.of()).get(key);
        }

        private void write(String key, Logout logout) {
            Instant now = clock.instant();
            dropExpired(logout.issuer(), now);
            Map<String, Entry> known = entries.get(logout.issuer());
            if (known != null && known.remove(key) != null) {
                size--;
            }
            if (size >= most) {
                dropOne(now);
            }
            entries.computeIfAbsent(logout.issuer(), issuer -> new LinkedHashMap<>())
                    .put(key, new Entry(logout.time(), logout.expiresAt()));
            size++;
        }

        // entries of one issuer in one room live about as long: the oldest expire first
        private void dropExpired(String issuer, Instant now) {
            Map<String, Entry> known = entries.getOrDefault(issuer, Map.of());
            Iterator<Entry> oldest = known.values().iterator();
            while (oldest.hasNext() && !oldest.next().expiresAt().isAfter(now)) {
                oldest.remove();
                size--;
            }
            if (known.isEmpty()) {
                entries.remove(issuer);
            }
        }

        /** The issuer with the most gives up its oldest: no provider can push the logouts of another out. */
        private void dropOne(Instant now) {
            for (String issuer : List.copyOf(entries.keySet())) {
                dropExpired(issuer, now);
            }
            if (size < most) {
                return;
            }
            Map<String, Entry> largest = Collections.max(entries.values(), Comparator.comparingInt(Map::size));
            Iterator<Entry> oldest = largest.values().iterator();
            oldest.next();
            oldest.remove();
            size--;
            if (!now.isBefore(nextWarning)) {
                nextWarning = now.plusSeconds(60); // a flood is one line a minute
                LOG.log(Level.WARNING, StoreMessages.logoutsDropped(what, most));
            }
        }
    }
}
