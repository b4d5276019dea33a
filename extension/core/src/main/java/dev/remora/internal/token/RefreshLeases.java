package dev.remora.internal.token;

import dev.remora.Lease;
import dev.remora.StoredToken;
import dev.remora.internal.message.TokenMessages;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

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
        return location.lease(wait.deadline().plus(MORE));
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
}
