package dev.remora.internal.metadata;

import dev.remora.OAuthException;
import dev.remora.internal.message.MetadataMessages;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a copy of a document. One thread at a time fetches it, in the background as long as a copy is not old. While that fails
 * the copy stays in use, and the provider is left alone for longer and longer.
 */
final class CachedDocument<T> {

    /** Fetches the document from the provider. */
    @FunctionalInterface
    interface Fetch<T> {

        Fetched<T> fetch() throws FetchException;
    }

    private static final Logger LOG = System.getLogger(CachedDocument.class.getPackageName());

    // a copy that nobody needed for that long is not used before the provider was asked
    private static final Duration OLD = CacheLifetime.LONGEST;
    // and if the provider cannot be asked, no older one than this: keys may have been withdrawn
    private static final Duration OLDEST = Duration.ofDays(7);
    // a copy that lacks something is not fetched again for this long, whoever says so how often
    private static final Duration BETWEEN_MISSES = Duration.ofSeconds(30);
    // nor within this after the last fetch but one, whatever that was for: at most two fetches a minute
    private static final Duration TWO_FETCHES = Duration.ofMinutes(1);

    private final String remoteApp;
    private final String name;
    private final RefreshSchedule schedule;
    private final Fetch<T> source;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile @Nullable Copy<T> copy;
    private volatile @Nullable Failure failure;
    private volatile History history = new History(null, null, null);

    /** @param name of the documents in messages, in the plural */
    CachedDocument(String remoteApp, String name, RefreshSchedule schedule, Fetch<T> source) {
        this.remoteApp = remoteApp;
        this.name = name;
        this.schedule = schedule;
        this.source = source;
    }

    // no record: two copies of one content are two copies
    private static final class Copy<T> {

        private final T value;
        private final long since;
        private final Duration refreshAfter;

        Copy(T value, long since, Duration refreshAfter) {
            this.value = value;
            this.since = since;
            this.refreshAfter = refreshAfter;
        }
    }

    private record Failure(OAuthException reason, int inARow, long since, Duration pause) {}

    /** The last two fetches, and the last one for something that a copy lacked. */
    private record History(
            @Nullable Long last,
            @Nullable Long beforeLast,
            @Nullable Long miss) {}

    /** Returns the copy without looking at its age. */
    @Nullable
    T copy() {
        Copy<T> current = copy;
        return current == null ? null : current.value;
    }

    /** Returns a copy; fetches one if there is none or an old one. */
    T get() {
        Copy<T> current = copy;
        if (current == null || schedule.isOver(current.since, OLD)) {
            return fetched(current);
        }
        if (schedule.isOver(current.since, current.refreshAfter)) {
            refresh(current);
        }
        return current.value;
    }

    /**
     * Returns a copy that was fetched later than this one, which lacks something; or the same if one was fetched for such a
     * reason just now.
     */
    T newerThan(T seen) {
        boolean allowed = mayFetchForMiss();
        Copy<T> current = copy; // read after that: a fetch leaves its copy before its time
        if (current == null) {
            return get();
        }
        if (current.value != seen || !allowed) {
            return current.value;
        }
        lock.lock(); // a thread that is fetching brings what this one needs
        try {
            Copy<T> latest = copy;
            if (latest != current || !mayFetchForMiss()) {
                return latest == null ? seen : latest.value;
            }
            try {
                return attempt(latest);
            } finally {
                noteMiss();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Notes that the copy lacks something although it was fetched just now: fetching it again at once cannot help. */
    void noteMissInNew() {
        lock.lock();
        try {
            noteMiss();
        } finally {
            lock.unlock();
        }
    }

    private boolean mayFetchForMiss() {
        History past = history;
        return isOver(past.miss(), BETWEEN_MISSES) && isOver(past.beforeLast(), TWO_FETCHES) && pausing() == null;
    }

    private boolean isOver(@Nullable Long since, Duration time) {
        return since == null || schedule.isOver(since, time);
    }

    private void noteMiss() {
        history = new History(history.last(), history.beforeLast(), schedule.now());
    }

    private void refresh(Copy<T> due) {
        if (pausing() != null || !refreshing.compareAndSet(false, true)) {
            return;
        }
        if (!schedule.inBackground(() -> refreshNow(due))) {
            refreshing.set(false);
        }
    }

    private void refreshNow(Copy<T> due) {
        try {
            fetched(due);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, MetadataMessages.refreshFailed(remoteApp, name), e);
        } finally {
            refreshing.set(false);
        }
    }

    private T fetched(@Nullable Copy<T> seen) {
        Copy<T> usable = usable(seen);
        if (usable == null) {
            lock.lock();
        } else if (!lock.tryLock()) {
            return usable.value; // another thread is fetching
        }
        try {
            Copy<T> current = copy;
            return current != null && current != seen ? current.value : attempt(current);
        } finally {
            lock.unlock();
        }
    }

    /** Fetches, unless the provider is to be left alone; falls back to the copy. Runs under the lock. */
    private T attempt(@Nullable Copy<T> current) {
        Failure pausing = pausing();
        if (pausing != null) {
            Copy<T> usable = usable(current);
            if (usable != null) {
                return usable.value;
            }
            Duration left = pausing.pause().minusNanos(schedule.now() - pausing.since());
            throw MetadataMessages.paused(remoteApp, name, left, pausing.reason());
        }
        long asked = schedule.now();
        try {
            Fetched<T> fetched = source.fetch();
            Duration refreshAfter = schedule.refreshAfter(fetched.lifetime());
            copy = new Copy<>(fetched.value(), schedule.now(), refreshAfter);
            failure = null;
            return fetched.value();
        } catch (FetchException e) {
            return failed(current, e);
        } catch (OAuthException e) { // of what a fetch needs and does not have: the provider was not asked
            Copy<T> usable = usable(current);
            if (usable == null) {
                throw e;
            }
            return usable.value;
        } finally {
            history = new History(asked, history.last(), history.miss());
        }
    }

    private T failed(@Nullable Copy<T> current, FetchException e) {
        Copy<T> usable = usable(current);
        if (!Thread.currentThread().isInterrupted()) { // else it was this thread that had to go, not the provider
            note(e, usable != null);
        }
        if (usable == null) {
            throw e.reason();
        }
        return usable.value;
    }

    private void note(FetchException e, boolean usable) {
        Failure before = failure;
        int inARow = before == null ? 1 : before.inARow() + 1;
        failure = new Failure(e.reason(), inARow, schedule.now(), schedule.pause(inARow, usable, e.retryAfter()));
        if (usable) {
            LOG.log(
                    Level.WARNING,
                    MetadataMessages.oldCopyUsed(
                            remoteApp, name, String.valueOf(e.reason().getMessage())));
        }
    }

    private @Nullable Failure pausing() {
        Failure last = failure;
        return last == null || schedule.isOver(last.since(), last.pause()) ? null : last;
    }

    private @Nullable Copy<T> usable(@Nullable Copy<T> current) {
        return current == null || schedule.isOver(current.since, OLDEST) ? null : current;
    }
}
