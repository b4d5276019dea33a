package dev.remora.tck;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts from one, for many threads. */
public final class SharedCounter {

    private final AtomicInteger count = new AtomicInteger();

    public int next() {
        return count.incrementAndGet();
    }
}
