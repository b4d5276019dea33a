package dev.remora.infinispan;

import dev.remora.spi.SharedEntries;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.infinispan.Cache;
import org.infinispan.commons.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entries in a cache, which drops them when their life is over. Keys and values are texts, which every marshaller of Infinispan
 * knows and compares.
 */
final class InfinispanEntries implements SharedEntries {

    private static final long FOREVER = -1;
    // Infinispan adds it to the time, in milliseconds
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Cache<String, String> cache;

    InfinispanEntries(Cache<String, String> cache) {
        this.cache = cache;
    }

    @Override
    public Optional<byte[]> find(Space space, String key) {
        return Optional.ofNullable(run(() -> cache.get(name(space, key)))).flatMap(InfinispanEntries::octets);
    }

    @Override
    public boolean putIfAbsent(Space space, String key, byte[] value, @Nullable Duration lifetime) {
        String name = name(space, key);
        String kept = text(value);
        long millis = millis(lifetime);
        String old = run(() -> cache.putIfAbsent(name, kept, millis, TimeUnit.MILLISECONDS));
        return old == null
                || octets(old).isEmpty()
                        && Boolean.TRUE.equals(
                                run(() -> cache.replace(name, old, kept, millis, TimeUnit.MILLISECONDS)));
    }

    @Override
    public boolean replace(Space space, String key, byte[] read, byte[] value, @Nullable Duration lifetime) {
        return Boolean.TRUE.equals(run(() ->
                cache.replace(name(space, key), text(read), text(value), millis(lifetime), TimeUnit.MILLISECONDS)));
    }

    @Override
    public boolean remove(Space space, String key, byte[] read) {
        return Boolean.TRUE.equals(run(() -> cache.remove(name(space, key), text(read))));
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    private static <T> @Nullable T run(Supplier<@Nullable T> operation) {
        try {
            return operation.get();
        } catch (CacheException e) {
            throw InfinispanMessages.unavailable(e);
        }
    }

    private static String name(Space space, String key) {
        return space.name() + "|" + key;
    }

    private static long millis(@Nullable Duration lifetime) {
        if (lifetime == null) {
            return FOREVER;
        }
        return lifetime.compareTo(LONGEST) > 0 ? LONGEST.toMillis() : Math.max(1, lifetime.toMillis());
    }

    private static String text(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /** Returns empty for a text that Remora did not write: it could never be replaced. */
    private static Optional<byte[]> octets(String text) {
        try {
            byte[] octets = Base64.getDecoder().decode(text);
            return text(octets).equals(text) ? Optional.of(octets) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
