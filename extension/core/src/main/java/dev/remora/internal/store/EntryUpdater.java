package dev.remora.internal.store;

import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntries.Space;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Changes one entry by compare and set, again and again until nobody was faster. */
record EntryUpdater(SharedEntries entries) {

    /** Tells what becomes of an entry; called again if somebody was faster. */
    @FunctionalInterface
    interface Update<T> {
        Change<T> of(byte @Nullable [] read);
    }

    /**
     * The result of a change.
     *
     * @param result for the caller, once the change was made
     * @param value what to write, or {@code null} to remove the entry; the very array that was read changes nothing
     * @param lifetime of the entry
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity, which says that nothing changes
    record Change<T>(
            T result, byte @Nullable [] value, @Nullable Duration lifetime) {

        static <T> Change<T> none(T result, byte @Nullable [] read) {
            return new Change<>(result, read, null);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very array says that nothing changes
    <T> T apply(Space space, String key, Update<T> update) {
        while (true) {
            byte[] read = entries.find(space, key).orElse(null);
            Change<T> change = update.of(read);
            if (change.value() == read || write(space, key, read, change)) {
                return change.result();
            }
        }
    }

    /** The same where the caller knows what was there last: reads it only if that does not do. */
    <T> T applyTo(byte[] known, Space space, String key, Update<T> update) {
        Change<T> change = update.of(known);
        return change.value() != known && write(space, key, known, change)
                ? change.result()
                : apply(space, key, update);
    }

    private boolean write(Space space, String key, byte @Nullable [] read, Change<?> change) {
        byte[] value = change.value();
        if (read == null) {
            return value == null || entries.putIfAbsent(space, key, value, change.lifetime());
        }
        return value == null
                ? entries.remove(space, key, read)
                : entries.replace(space, key, read, value, change.lifetime());
    }
}
