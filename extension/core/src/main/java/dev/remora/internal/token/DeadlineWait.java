package dev.remora.internal.token;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what others do, at most for the deadline of a protocol call. */
public record DeadlineWait(Duration deadline, ElapsedTime time) {

    // each poll reads a store
    private static final Duration POLL = Duration.ofMillis(75);

    /** Reads until nothing of that kind is read any more, or the deadline is over; returns what was read last. */
    public <T> T whilst(Predicate<T> unwanted, Supplier<T> reading) {
        long start = time.nanos();
        T read = reading.get();
        while (unwanted.test(read) && time.nanos() - start < deadline.toNanos()) {
            try {
                time.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return reading.get();
            }
            read = reading.get();
        }
        return read;
    }
}
