package dev.remora.internal.store;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Remembers for a while what a store answered. A write through this node makes it forget at once. */
final class ReadCache<K, V> {

    private static final int MOST = 10_000;
    private static final int STRIPES = 256;

    private final long lifetime;
    private final LongSupplier nanos;
    private final Function<K, Object> writtenWith;
    private final Map<K, Answer<V>> answers = new ConcurrentHashMap<>();
    // an answer counts as long as nothing was written since it was asked for: of one stripe, since keys come and go
    private final AtomicLongArray writes = new AtomicLongArray(STRIPES);

    private record Answer<V>(V value, long askedAt, long writes) {}

    /** Takes a function that gives what a write changes beside the key itself; the same for all keys that it changes. */
    ReadCache(Duration lifetime, LongSupplier nanos, Function<K, Object> writtenWith) {
        this.lifetime = lifetime.toNanos();
        this.nanos = nanos;
        this.writtenWith = writtenWith;
    }

    /** Returns what is remembered, else asks, and remembers the answer if it is worth that. */
    V get(K key, Supplier<V> ask, Predicate<V> worthy) {
        long now = nanos.getAsLong();
        long before = writes.get(stripe(key));
        Answer<V> known = answers.get(key);
        if (known != null && known.writes() == before && now - known.askedAt() < lifetime) {
            return known.value();
        }
        return ask(key, ask, worthy, now, before);
    }

    /** Asks, whatever is remembered, and remembers the answer if it is worth that. */
    V getNow(K key, Supplier<V> ask, Predicate<V> worthy) {
        return ask(key, ask, worthy, nanos.getAsLong(), writes.get(stripe(key)));
    }

    private V ask(K key, Supplier<V> ask, Predicate<V> worthy, long now, long before) {
        V value = ask.get();
        if (worthy.test(value)) {
            makeRoom(now);
            answers.put(key, new Answer<>(value, now, before));
        } else {
            answers.remove(key);
        }
        return value;
    }

    /** Writes, and forgets what was asked for before, whether or not the write succeeds. */
    <R> R write(K key, Supplier<R> write) {
        try {
            return write.get();
        } finally {
            writes.incrementAndGet(stripe(key));
        }
    }

    private void makeRoom(long now) {
        if (answers.size() >= MOST) {
            answers.values().removeIf(answer -> now - answer.askedAt() >= lifetime);
        }
        if (answers.size() >= MOST) {
            answers.clear();
        }
    }

    private int stripe(K key) {
        return Math.floorMod(writtenWith.apply(key).hashCode(), STRIPES);
    }
}
