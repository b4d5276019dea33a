package dev.remora.internal.metadata;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says when documents are fetched again, and by which thread. Times have jitter, so that nodes which began together do not ask
 * together.
 *
 * @param nanoTime as {@link System#nanoTime}
 * @param random between 0 and 1
 */
record RefreshSchedule(LongSupplier nanoTime, Executor background, DoubleSupplier random) {

    // without a copy nobody can sign in: asked again soon
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    // with a copy nothing hurries
    private static final Duration FIRST_PAUSE_WITH_COPY = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE_WITH_COPY = Duration.ofMinutes(10);
    // more than a provider may ask for: one wrong header would lock users out
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    long now() {
        return nanoTime.getAsLong();
    }

    /** Whether that much time has passed since a moment. */
    boolean isOver(long since, Duration time) {
        return now() - since >= time.toNanos();
    }

    /** When a copy is fetched anew: in the last fifth of a long lifetime, so that a new one is there when it ends. */
    Duration refreshAfter(Duration lifetime) {
        Duration due = scaled(lifetime, 0.8 + 0.1 * random.getAsDouble());
        return due.compareTo(CacheLifetime.SHORTEST) < 0 ? CacheLifetime.SHORTEST : due;
    }

    /** How long a provider is left alone after so many failures in a row. */
    Duration pause(int failures, boolean copy, @Nullable Duration asked) {
        Duration first = copy ? FIRST_PAUSE_WITH_COPY : FIRST_PAUSE;
        Duration most = copy ? LONGEST_PAUSE_WITH_COPY : LONGEST_PAUSE;
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration pause = scaled(least(doubled, most), 0.5 + 0.5 * random.getAsDouble());
        Duration wanted = asked == null ? Duration.ZERO : least(asked, LONGEST_ASKED);
        return wanted.compareTo(pause) > 0 ? wanted : pause;
    }

    /** Whether it will run; nothing is started after the end of the application. */
    boolean inBackground(Runnable task) {
        try {
            background.execute(task);
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration scaled(Duration time, double factor) {
        return Duration.ofNanos((long) (time.toNanos() * factor));
    }
}
