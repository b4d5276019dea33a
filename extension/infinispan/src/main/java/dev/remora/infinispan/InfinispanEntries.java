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

    private final Cache<String, String> cache;

    InfinispanEntries(Cache<String, String> cache) {
        this.cache = cache;
    }

    @Override
    public Optional<byte[]> find(Space space, String key) {
        return Optional.ofNullable(run(() -> cache.get(name(space, key)))).map(InfinispanEntries::octets);
    }

    @Override
    public boolean putIfAbsent(Space space, String key, byte[] value, @Nullable Duration lifetime) {
        return run(() -> cache.putIfAbsent(name(space, key), text(value), millis(lifetime), TimeUnit.MILLISECONDS))
                == null;
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
        return lifetime == null ? FOREVER : Math.max(1, lifetime.toMillis());
    }

    private static String text(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static byte[] octets(String text) {
        return Base64.getDecoder().decode(text);
    }
}
