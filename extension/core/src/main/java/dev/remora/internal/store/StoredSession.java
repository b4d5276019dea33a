package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;
import dev.remora.internal.store.StoredSessions.Found;
import dev.remora.internal.wire.Hashes;
import dev.remora.spi.BrowserCookie;
import dev.remora.spi.BrowserCookies;
import dev.remora.spi.BrowserSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that a store keeps; the browser has a cookie with a handle, and nothing else. A change is made on what was read, and
 * made again if somebody was faster, on whatever node.
 */
final class StoredSession implements BrowserSession {

    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int APPLICATION_LENGTH = 6;
    private static final int TRIES = 100;
    // of one session while one call goes on; somebody may have written a circle into the store
    private static final int MOST_MOVES = 20;

    private final StoredSessions sessions;
    private final BrowserCookies cookies;
    private final boolean secure;
    private final RequestState state;
    private final boolean ofCall;
    private volatile @Nullable Seen moved; // the session that a call has followed

    StoredSession(StoredSessions sessions, BrowserCookies cookies, boolean secure, RequestState state) {
        this(sessions, cookies, secure, state, false);
    }

    private StoredSession(
            StoredSessions sessions, BrowserCookies cookies, boolean secure, RequestState state, boolean ofCall) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.secure = secure;
        this.state = state;
        this.ofCall = ofCall;
    }

    /** Shared by all objects for the session of one request. */
    static final class RequestState {

        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Draft draft; // of the thread that has the lock
        private volatile @Nullable Seen seen;
        private volatile boolean begun; // in this request: the browser has not brought the handle yet
        private volatile boolean lost; // somebody has signed in by another request
    }

    /**
     * The session that this request has had, as it was then: it may change and move while the request goes on.
     *
     * @param asked whether the store itself was asked, and not only what this node remembers: that may have moved before
     */
    private record Seen(String handle, Found found, Instant readAt, boolean asked) {

        @Override
        public String toString() {
            return "Seen[" + found + "]";
        }
    }

    /** The attributes with a change that is not written yet. */
    private static final class Draft {

        private final @Nullable Found found;
        private final Map<String, Serializable> attributes;
        private boolean changed;

        Draft(@Nullable Found found) {
            this.found = found;
            this.attributes = new LinkedHashMap<>(
                    found == null ? Map.of() : found.record().attributes());
        }
    }

    /**
     * Changes attributes. The change is called again if somebody else changed some meanwhile, and if it changes nothing: then it was
     * decided on what was read before.
     */
    <T> T atomically(Supplier<T> change) {
        state.lock.lock();
        try {
            return state.draft == null ? written(change) : change.get();
        } finally {
            state.lock.unlock();
        }
    }

    private <T> T written(Supplier<T> change) {
        for (int tries = 0; tries < TRIES; tries++) {
            boolean now = tries > 0 || latest() == null;
            Draft tried = new Draft((now ? read(true) : found()).orElse(null));
            T result = onDraft(tried, change);
            if (tried.changed ? write(tried) : now) {
                return result;
            }
        }
        throw StoreMessages.sessionContended();
    }

    private <T> T onDraft(Draft tried, Supplier<T> change) {
        state.draft = tried;
        try {
            return change.get();
        } finally {
            state.draft = null;
        }
    }

    /** Writes what was changed; false if somebody else was faster. */
    private boolean write(Draft tried) {
        SessionRecord next = sessions.record(tried.attributes);
        Found found = tried.found;
        if (found == null) {
            return begin(next);
        }
        Found written = sessions.replace(found, next, state.begun ? sessions.firstLifetime() : sessions.lifetime())
                .orElse(null);
        if (written != null) {
            see(written);
        }
        return written != null;
    }

    /** Begins a session under a new random handle, and never under one that a browser brings. */
    private boolean begin(SessionRecord first) {
        String brought = handle();
        if (brought != null && (seen(brought) != null || sessions.isInUse(brought))) {
            throw StoreMessages.signedInMeanwhile();
        }
        if (!cookies.open()) {
            throw StoreMessages.answerUnderWay();
        }
        String handle = sessions.newHandle();
        Found written = sessions.begin(StoredSessions.key(handle), first).orElse(null);
        if (written != null) {
            state.begun = true;
            give(handle);
            see(written);
        }
        return written != null;
    }

    private void see(Found found) {
        String handle = handle();
        Seen now = handle == null ? null : new Seen(handle, found, sessions.now(), true);
        if (moved == null) {
            state.seen = now;
        } else {
            moved = now;
        }
    }

    private @Nullable Seen latest() {
        Seen followed = moved;
        return followed == null ? state.seen : followed;
    }

    private void give(String handle) {
        if (!cookies.set(BrowserCookie.of(name(), handle).withSecure(secure))) {
            throw StoreMessages.answerUnderWay();
        }
    }

    @Override
    public Optional<String> id() {
        return found().map(Found::key);
    }

    /** Also where there is no such session any more. */
    @Override
    public Optional<String> requestedId() {
        return handle(cookies.sent()).map(StoredSessions::key);
    }

    @Override
    public Optional<Serializable> get(String name) {
        return Optional.ofNullable(attributes().get(name));
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(attributes().keySet());
    }

    @Override
    public void set(String name, Serializable value) {
        if (!(value instanceof String || value instanceof byte[])) {
            throw StoreMessages.notForStores(value.getClass().getName());
        }
        change(attributes -> !Objects.deepEquals(attributes.put(name, value), value));
    }

    @Override
    public void remove(String name) {
        change(attributes -> attributes.remove(name) != null);
    }

    /** Changes the attributes, and answers whether that made a difference. */
    @FunctionalInterface
    private interface Change {
        boolean of(Map<String, Serializable> attributes);
    }

    private void change(Change change) {
        atomically(() -> {
            Draft now = Objects.requireNonNull(state.draft, "atomically makes one");
            now.changed |= change.of(now.attributes);
            return now;
        });
    }

    /** The handle that the browser had before leads nowhere from then on, but for calls that have begun already. */
    @Override
    public void changeId() {
        Found found = read(true).orElse(null);
        if (found == null) {
            return;
        }
        if (!cookies.open()) {
            throw StoreMessages.answerUnderWay();
        }
        String handle = sessions.newHandle();
        if (!sessions.move(found, StoredSessions.key(handle))) {
            state.lost = true;
            throw StoreMessages.sessionMoved();
        }
        state.begun = false;
        give(handle);
    }

    private Map<String, Serializable> attributes() {
        Draft now = state.lock.isHeldByCurrentThread() ? state.draft : null;
        if (now != null) {
            return now.attributes;
        }
        return found().map(found -> found.record().attributes()).orElse(Map.of());
    }

    private Optional<Found> found() {
        String handle = handle();
        Seen seen = handle == null ? null : seen(handle);
        return seen != null && (ofCall || !state.lost) && !sessions.isOld(seen.readAt())
                ? Optional.of(seen.found())
                : read(false);
    }

    /** A call that has begun follows the session where it moves, so that a token renewed by it is kept. */
    @Override
    public BrowserSession duringCall() {
        return found().isPresent() ? new StoredSession(sessions, cookies, secure, state, true) : this;
    }

    /** A request has no session once it has moved: whoever knew the former handle may have sent it before somebody signed in. */
    private Optional<Found> read(boolean now) {
        String handle = handle();
        if (handle == null) {
            return Optional.empty();
        }
        Seen seen = seen(handle);
        boolean asked = seen != null && seen.asked();
        String key = seen == null ? StoredSessions.key(handle) : seen.found().key();
        Found found = sessions.find(key, now).orElse(null);
        boolean follows = ofCall && asked && movedTo(found) != null;
        for (int left = follows ? MOST_MOVES : 0; movedTo(found) != null && left > 0; left--) {
            found = sessions.find(Objects.requireNonNull(movedTo(found)), now).orElse(null);
        }
        if (found == null || found.record().moved()) {
            state.lost |= !ofCall && asked;
            return Optional.empty();
        }
        Seen read = new Seen(handle, found, sessions.now(), asked || now || !sessions.remembers());
        if (follows || moved != null) {
            moved = read;
        } else {
            state.seen = read;
        }
        return Optional.of(found);
    }

    private @Nullable Seen seen(String handle) {
        Seen last = latest();
        return last != null && last.handle().equals(handle) ? last : null;
    }

    private static @Nullable String movedTo(@Nullable Found found) {
        return found == null ? null : found.record().movedTo();
    }

    private @Nullable String handle() {
        return handle(cookies.values()).orElse(null);
    }

    private Optional<String> handle(Map<String, String> values) {
        return Optional.ofNullable(values.get(name()))
                .filter(value -> HANDLE.matcher(value).matches());
    }

    /** Over https browsers take a cookie of such a name from this very host only. */
    private String name() {
        return (secure ? "__Host-" : "") + "remora-session-"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Hashes.sha256(cookies.application()))
                        .substring(0, APPLICATION_LENGTH);
    }
}
