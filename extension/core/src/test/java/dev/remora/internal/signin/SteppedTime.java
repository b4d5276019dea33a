package dev.remora.internal.signin;

import dev.remora.internal.token.ElapsedTime;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Passes at once when somebody sleeps; what is to happen meanwhile happens then. */
final class SteppedTime implements ElapsedTime {

    private final AtomicLong nanos = new AtomicLong();
    private final Queue<Runnable> events = new ConcurrentLinkedQueue<>();

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void sleep(Duration time) {
        nanos.addAndGet(time.toNanos());
        Runnable event = events.poll();
        if (event != null) {
            event.run();
        }
    }

    SteppedTime duringSleep(Runnable event) {
        events.add(event);
        return this;
    }

    Duration passed() {
        return Duration.ofNanos(nanos.get());
    }
}
