package dev.remora.jcache;

import dev.remora.OAuthException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import javax.cache.Cache;

/** Removes entries whose life is over, in the background of writes, every hour; each node does it, since it does no harm twice. */
final class Sweeper {

    /** Between two sweeps. */
    static final Duration PERIOD = Duration.ofHours(1);

    private static final Logger LOG = System.getLogger(Sweeper.class.getPackageName());
    private static final Duration AFTERWARDS = Duration.ofMinutes(10); // clocks of nodes differ a little

    private final Cache<String, String> cache;
    private final InstantSource clock;
    private final Executor executor;
    private final AtomicLong next;

    Sweeper(Cache<String, String> cache, InstantSource clock, Executor executor) {
        this.cache = cache;
        this.clock = clock;
        this.executor = executor;
        this.next = new AtomicLong(clock.millis() + PERIOD.toMillis());
    }

    void sweepIfDue() {
        long now = clock.millis();
        long due = next.get();
        if (now >= due && next.compareAndSet(due, now + PERIOD.toMillis())) {
            executor.execute(this::sweep);
        }
    }

    private void sweep() {
        Instant limit = clock.instant().minus(AFTERWARDS);
        try {
            JCacheEntries.run(() -> {
                for (Cache.Entry<String, String> entry : cache) {
                    if (!JCacheEntries.isLive(entry.getValue(), limit)) {
                        cache.remove(entry.getKey(), entry.getValue());
                    }
                }
                return true;
            });
        } catch (OAuthException e) {
            LOG.log(Level.WARNING, JCacheMessages.notSwept(String.valueOf(e.getMessage())));
        }
    }
}
