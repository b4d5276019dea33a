package dev.remora.tck;

import dev.remora.spi.SharedEntries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps entries in memory, by a clock that a test moves. For tests. */
public final class InMemorySharedEntries implements SharedEntries {

    private final SettableClock clock;
    private final Map<String, Kept> kept = new HashMap<>();

    public InMemorySharedEntries(SettableClock clock) {
        this.clock = clock;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(byte[] value, Instant until) {}

    @Override
    public synchronized Optional<byte[]> find(Space space, String key) {
        return Optional.ofNullable(live(space, key)).map(byte[]::clone);
    }

    @Override
    public synchronized boolean putIfAbsent(Space space, String key, byte[] value, @Nullable Duration lifetime) {
        if (live(space, key) != null) {
            return false;
        }
        kept.put(space + key, new Kept(value.clone(), lifetime == null ? Instant.MAX : now().plus(lifetime)));
        return true;
    }

    @Override
    public synchronized boolean replace(
            Space space, String key, byte[] read, byte[] value, @Nullable Duration lifetime) {
        return remove(space, key, read) && putIfAbsent(space, key, value, lifetime);
    }

    @Override
    public synchronized boolean remove(Space space, String key, byte[] read) {
        return Arrays.equals(live(space, key), read) && kept.remove(space + key) != null;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /** All keys and values, as text in Latin letters. */
    public synchronized String dump() {
        StringBuilder all = new StringBuilder();
        kept.forEach((key, entry) -> all.append(key)
                .append(' ')
                .append(new String(entry.value(), StandardCharsets.ISO_8859_1))
                .append('\n'));
        return all.toString();
    }

    private byte @Nullable [] live(Space space, String key) {
        Kept found = kept.get(space + key);
        return found == null || !found.until().isAfter(now()) ? null : found.value();
    }
}
