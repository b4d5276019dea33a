package dev.remora.jcache;

import dev.remora.spi.SharedEntries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entries in a cache of JCache. Keys and values are texts, which every provider compares alike. JCache has no lifetime for each
 * entry: its end is the begin of the value, in milliseconds, and {@link Sweeper} removes what is over.
 */
final class JCacheEntries implements SharedEntries {

    private static final String SEPARATOR = " ";
    // more would not fit into milliseconds
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Cache<String, String> cache;
    private final InstantSource clock;
    private final Sweeper sweeper;

    JCacheEntries(Cache<String, String> cache, InstantSource clock, Sweeper sweeper) {
        this.cache = cache;
        this.clock = clock;
        this.sweeper = sweeper;
    }

    @Override
    public Optional<byte[]> find(Space space, String key) {
        return Optional.ofNullable(live(name(space, key))).flatMap(JCacheEntries::octets);
    }

    @Override
    public boolean putIfAbsent(Space space, String key, byte[] value, @Nullable Duration lifetime) {
        sweeper.sweepIfDue();
        String name = name(space, key);
        String kept = text(value, lifetime);
        return run(() -> {
            String old = cache.get(name);
            return old != null && !(isLive(old, clock.instant()) && octets(old).isPresent())
                    ? cache.replace(name, old, kept)
                    : cache.putIfAbsent(name, kept);
        });
    }

    @Override
    public boolean replace(Space space, String key, byte[] read, byte[] value, @Nullable Duration lifetime) {
        String name = name(space, key);
        String old = live(name);
        return old != null && holds(old, read) && run(() -> cache.replace(name, old, text(value, lifetime)));
    }

    @Override
    public boolean remove(Space space, String key, byte[] read) {
        String name = name(space, key);
        String old = live(name);
        return old != null && holds(old, read) && run(() -> cache.remove(name, old));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    private @Nullable String live(String name) {
        String kept = JCacheEntries.<@Nullable String>run(() -> cache.get(name));
        return kept == null || !isLive(kept, clock.instant()) ? null : kept;
    }

    static <T extends @Nullable Object> T run(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (CacheException | IllegalStateException e) {
            throw JCacheMessages.unavailable(e); // closed, or as the provider has it
        }
    }

    /** Whether the life of a value is not over; one that Remora did not write is none. */
    static boolean isLive(String kept, Instant now) {
        try {
            long end = Long.parseLong(kept.substring(0, Math.max(0, kept.indexOf(SEPARATOR))));
            return end > now.toEpochMilli();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean holds(String kept, byte[] value) {
        return kept.substring(kept.indexOf(SEPARATOR) + 1).equals(base64(value));
    }

    private String text(byte[] value, @Nullable Duration lifetime) {
        long end = lifetime == null || lifetime.compareTo(LONGEST) > 0
                ? Long.MAX_VALUE
                : clock.instant().plus(lifetime).toEpochMilli();
        return end + SEPARATOR + base64(value);
    }

    private static String name(Space space, String key) {
        return space.name() + "|" + key;
    }

    private static String base64(byte[] value) {
        return Base64.getEncoder().encodeToString(value);
    }

    /** Returns empty for a value that Remora did not write: it could never be replaced. */
    private static Optional<byte[]> octets(String kept) {
        try {
            byte[] octets = Base64.getDecoder().decode(kept.substring(kept.indexOf(SEPARATOR) + 1));
            return holds(kept, octets) ? Optional.of(octets) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
