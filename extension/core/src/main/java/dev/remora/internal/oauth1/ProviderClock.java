package dev.remora.internal.oauth1;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time as each origin sees it: this machine's, moved once that origin has said it is wrong. Shared by all calls. No origin moves
 * the time of another, since allowed-origins may have some that the provider does not own.
 */
final class ProviderClock {

    // further off, certificates would not be valid either
    private static final Duration FARTHEST = Duration.ofDays(1);
    private static final int MOST_ORIGINS = 1000;

    private final InstantSource own;
    private final Map<String, Long> offsets = new ConcurrentHashMap<>();

    ProviderClock(InstantSource own) {
        this.own = own;
    }

    Instant instant(URI uri) {
        return Instant.ofEpochMilli(millis(uri));
    }

    long millis(URI uri) {
        long now = own.millis();
        return offsets.isEmpty() ? now : now + offsets.getOrDefault(origin(uri), 0L);
    }

    /**
     * Moves the clock for every call of this origin from now on; the last one to move it wins. Returns whether the time can be
     * true.
     */
    boolean correct(URI uri, Instant providerTime) {
        long offset = providerTime.toEpochMilli() - own.millis();
        if (Math.abs(offset) > FARTHEST.toMillis()) {
            return false;
        }
        if (offsets.size() >= MOST_ORIGINS) {
            offsets.clear(); // each learns it again by one more request
        }
        offsets.put(origin(uri), offset);
        return true;
    }

    // a host that is no name of DNS is none for URI
    private static String origin(URI uri) {
        return (uri.getScheme() + "://" + uri.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
