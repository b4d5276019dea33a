package dev.remora.internal.token;

import java.time.Duration;

/** Measures and passes time for waits, which do not follow the application's clock. */
public interface ElapsedTime {

    /** The machine's own. */
    static ElapsedTime ofSystem() {
        return new ElapsedTime() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration time) throws InterruptedException {
                Thread.sleep(time.toMillis());
            }
        };
    }

    /** Nanoseconds since some moment, as those of {@link System#nanoTime}. */
    long nanos();

    void sleep(Duration time) throws InterruptedException;
}
