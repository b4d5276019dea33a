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
import org.jspecify.annotations.Nullable;

/** Takes the right to refresh a token from its store, or waits for the node that has it. */
public final class RefreshLeases {

    private static final Logger LOG = System.getLogger(RefreshLeases.class.getPackageName());

    // beyond the deadline: what reading, saving and a pause of the collector take
    private static final Duration MORE = Duration.ofSeconds(15);

    private final String remoteApp;
    private final DeadlineWait wait;

    public RefreshLeases(String remoteApp, DeadlineWait wait) {
        this.remoteApp = remoteApp;
        this.wait = wait;
    }

    Optional<Lease> take(TokenLocation location) {
        return location.lease(wait.deadline().plus(MORE)).map(lease -> new SavingLease(lease, wait));
    }

    /** Waits until there is another token than the one that was read, or none, or the deadline is over. */
    Optional<StoredToken> awaitChange(TokenLocation location, StoredToken read) {
        return wait.whilst(Optional.of(read)::equals, location::read);
    }

    /** A store that fails at it frees the lease by itself once its time is over. */
    void release(Lease lease) {
        try {
            lease.release();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    TokenMessages.leaseNotReleased(remoteApp, e.getClass().getName()));
        }
    }

    /**
     * A lease under which a save is repeated until the store is back. It is not given back where nothing could be saved: another
     * node would send the refresh token that is used up.
     */
    private static final class SavingLease implements Lease {

        private final Lease lease;
        private final DeadlineWait wait;
        private boolean unsaved;

        SavingLease(Lease lease, DeadlineWait wait) {
            this.lease = lease;
            this.wait = wait;
        }

        @Override
        public boolean replace(StoredToken read, Token renewed) {
            unsaved = true;
            Saving saving = wait.whilst(result -> result.failure() != null, () -> save(read, renewed));
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
