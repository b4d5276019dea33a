package dev.remora.internal.signin;

import dev.remora.Lease;
import dev.remora.StoredToken;
import dev.remora.internal.message.SignInMessages;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** Takes the right to refresh a token from its store, or waits for the node that has it. */
final class RefreshLeases {

    private static final Logger LOG = System.getLogger(RefreshLeases.class.getPackageName());

    // beyond the deadline: what reading, saving and a pause of the collector take
    private static final Duration MORE = Duration.ofSeconds(15);
    // each poll reads the store
    private static final Duration POLL = Duration.ofMillis(75);

    private final String remoteApp;
    private final Duration deadline;
    private final ElapsedTime time;

    RefreshLeases(String remoteApp, Duration deadline, ElapsedTime time) {
        this.remoteApp = remoteApp;
        this.deadline = deadline;
        this.time = time;
    }

    Optional<Lease> take(TokenLocation location) {
        return location.lease(deadline.plus(MORE));
    }

    /** Waits until there is another token than the one that was read, or none, or the deadline is over. */
    Optional<StoredToken> awaitChange(TokenLocation location, StoredToken read) {
        long start = time.nanos();
        Optional<StoredToken> now = location.read();
        while (now.equals(Optional.of(read)) && time.nanos() - start < deadline.toNanos()) {
            try {
                time.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return location.read();
            }
            now = location.read();
        }
        return now;
    }

    /** A store that fails at it frees the lease by itself once its time is over. */
    void release(Lease lease) {
        try {
            lease.release();
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    SignInMessages.leaseNotReleased(remoteApp, e.getClass().getName()));
        }
    }
}
