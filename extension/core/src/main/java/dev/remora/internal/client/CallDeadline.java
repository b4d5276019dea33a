package dev.remora.internal.client;

import java.time.Duration;

/** The end of the time that one call has, its repetitions and redirects included. */
record CallDeadline(Duration length, long end) {

    static CallDeadline in(Duration length) {
        return new CallDeadline(length, System.nanoTime() + length.toNanos());
    }

    long nanosLeft() {
        return Math.max(0, end - System.nanoTime());
    }
}
