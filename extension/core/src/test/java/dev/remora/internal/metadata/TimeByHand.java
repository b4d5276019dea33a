package dev.remora.internal.metadata;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes, and a thread in the background that works, when a test says so. */
final class TimeByHand {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private double random = 1;

    RefreshSchedule schedule() {
        return new RefreshSchedule(nanos::get, tasks::add, () -> random);
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    void random(double next) {
        random = next;
    }

    int waiting() {
        return tasks.size();
    }

    void work() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
