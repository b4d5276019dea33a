package dev.remora.internal.signin;

import dev.remora.CompletedSignIn;
import dev.remora.internal.wire.Hashes;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers for a moment what became of sign-ins, under the ids that their sessions had before. A callback that was sent
 * twice may come with such an id: the server finds no session for it, and it gets none, but it can be told. A sign-out that
 * comes with it ends what the session has, with whatever remote app it signed in.
 */
public final class EarlierSessionIds {

    // both were sent before the browser got the answer to one
    private static final Duration MEMORY = Duration.ofSeconds(10);
    private static final int MOST = 1000;

    private final InstantSource clock;
    private final Lock lock = new ReentrantLock();
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(CompletedSignIn completed, String sessionId, BrowserSession session, Instant until) {

        Entry with(CompletedSignIn end) {
            return new Entry(end, sessionId, session, until);
        }
    }

    /** @param clock tells when the moment is over */
    public EarlierSessionIds(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The id is about to change.
     *
     * @param session serves any thread
     */
    void add(String sessionId, String state, CompletedSignIn running, BrowserSession session) {
        lock.lock();
        try {
            Instant now = clock.instant();
            entries.values().removeIf(entry -> !entry.until().isAfter(now));
            entries.put(
                    Hashes.name(sessionId, state),
                    new Entry(running, Hashes.name(sessionId), session, now.plus(MEMORY)));
            Iterator<Entry> oldest = entries.values().iterator();
            while (entries.size() > MOST && oldest.next() != null) {
                oldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Notes the end of a sign-in that was added, and of no other. */
    void complete(String sessionId, String state, CompletedSignIn completed) {
        lock.lock();
        try {
            entries.computeIfPresent(Hashes.name(sessionId, state), (name, entry) -> entry.with(completed));
        } finally {
            lock.unlock();
        }
    }

    /** The id for which a request asks. */
    static Optional<String> requested(CurrentRequest request, BrowserSession session) {
        return session.requestedId().or(request::requestedSessionId);
    }

    /** The sessions that had the id for which this request asks, and for which there is none now. */
    List<BrowserSession> sessions(CurrentRequest request, BrowserSession session) {
        return session.id().isPresent()
                ? List.of()
                : requested(request, session).map(this::sessions).orElse(List.of());
    }

    private List<BrowserSession> sessions(String sessionId) {
        String hash = Hashes.name(sessionId);
        lock.lock();
        try {
            return entries.values().stream()
                    .filter(entry ->
                            entry.sessionId().equals(hash) && entry.until().isAfter(clock.instant()))
                    .map(Entry::session)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    Optional<CompletedSignIn> find(String sessionId, String state) {
        lock.lock();
        try {
            return Optional.ofNullable(entries.get(Hashes.name(sessionId, state)))
                    .filter(entry -> entry.until().isAfter(clock.instant()))
                    .map(Entry::completed);
        } finally {
            lock.unlock();
        }
    }
}
