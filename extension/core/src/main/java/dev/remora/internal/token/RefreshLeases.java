package dev.remora.internal.token;

import dev.remora.ErrorCode;
import dev.remora.Lease;
import dev.remora.StoreException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.internal.message.TokenMessages;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Takes the right to refresh a token from its store, or waits for the node that has it. */
public final class RefreshLeases {

    private static final Logger LOG = System.getLogger(RefreshLeases.class.getPackageName());

    // beyond the deadline: what reading, saving and a pause of the collector take
    private static final Duration MORE = Duration.ofSeconds(15);

    // tries to take it while waiting: each costs more than a read
    private static final int POLLS_A_TRY = 8;

    private final String remoteApp;
    private final DeadlineWait wait;
    private final Queue<Lease> unreleased = new ConcurrentLinkedQueue<>();

    public RefreshLeases(String remoteApp, DeadlineWait wait) {
        this.remoteApp = remoteApp;
        this.wait = wait;
    }

    Optional<Lease> take(TokenLocation location) {
        releaseEarlier();
        DeadlineWait whole = new DeadlineWait(wait.deadline().plus(MORE), wait.time());
        long start = wait.time().nanos();
        return location.lease(whole.deadline()).map(lease -> new SavingLease(lease, whole, start));
    }

    /**
     * Waits until there is another token than the one that was read, or none, or the deadline is over. Returns the lease if its
     * owner gives it back before that without having changed the token.
     */
    Optional<Lease> awaitTurn(TokenLocation location, StoredToken read) {
        AtomicInteger polls = new AtomicInteger();
        return wait.whilst(turn -> !turn.isOver(), () -> {
                    if (!location.read().equals(Optional.of(read))) {
                        return new Turn(true, Optional.empty());
                    }
                    boolean tries = polls.incrementAndGet() % POLLS_A_TRY == 0;
                    return new Turn(false, tries ? take(location) : Optional.empty());
                })
                .lease();
    }

    private record Turn(boolean changed, Optional<Lease> lease) {

        boolean isOver() {
            return changed || lease.isPresent();
        }
    }

    /** A store that is down gets it back with the next lease that is taken; any other failure frees it once its time is over. */
    void release(Lease lease) {
        isTakenBack(lease);
    }

    private void releaseEarlier() {
        Lease lease = unreleased.poll();
        while (lease != null && isTakenBack(lease)) {
            lease = unreleased.poll();
        }
    }

    /** Returns false if the store is down, and remembers the lease. */
    private boolean isTakenBack(Lease lease) {
        try {
            lease.release();
        } catch (StoreException e) {
            unreleased.add(lease);
            warn(e);
            return false;
        } catch (RuntimeException e) {
            warn(e);
        }
        return true;
    }

    private void warn(RuntimeException e) {
        LOG.log(
                Level.WARNING,
                TokenMessages.leaseNotReleased(remoteApp, e.getClass().getName()));
    }

    /**
     * A lease under which a save is repeated while it lasts. It is not given back where nothing could be saved: another
     * node would send the refresh token that is used up.
     */
    private static final class SavingLease implements Lease {

        private final Lease lease;
        private final DeadlineWait whole;
        private final long start;
        private boolean unsaved;

        SavingLease(Lease lease, DeadlineWait whole, long start) {
            this.lease = lease;
            this.whole = whole;
            this.start = start;
        }

        @Override
        public boolean replace(StoredToken read, Token renewed) {
            unsaved = true;
            Duration spent = Duration.ofNanos(whole.time().nanos() - start);
            DeadlineWait rest = new DeadlineWait(whole.deadline().minus(spent), whole.time());
            Saving saving = rest.whilst(result -> result.failure() != null, () -> save(read, renewed));
            if (saving.failure() != null) {
                throw saving.failure();
            }
            unsaved = false;
            return saving.saved();
        }

        @Override
        public void failed(ErrorCode reason) {
            lease.failed(reason);
        }

        @Override
        public void release() {
            if (!unsaved) {
                lease.release();
            }
        }

        private Saving save(StoredToken read, Token renewed) {
            try {
                return new Saving(lease.replace(read, renewed), null);
            } catch (StoreException e) {
                return new Saving(false, e);
            }
        }

        private record Saving(boolean saved, @Nullable StoreException failure) {}
    }
}
