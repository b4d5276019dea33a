package dev.remora.internal.client;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks whether bodies are silent. Its one thread ends when there is none to look at, and with the remote app: that of the
 * JDK's own timer stays, and with it the class loader of whoever needed it first.
 */
final class SilenceTimer implements AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, SilenceTimer::thread);
    private final Duration longestSilence;

    SilenceTimer(Duration longestSilence) {
        this.longestSilence = longestSilence;
        executor.setRemoveOnCancelPolicy(true);
        executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(true);
        executor.setKeepAliveTime(IDLE.toNanos(), TimeUnit.NANOSECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Looks as often as a body may be silent, until that is cancelled.
     *
     * @throws java.util.concurrent.RejectedExecutionException if this is closed: a body that nobody watches may never end
     */
    Future<?> start(Runnable look) {
        return start(look, longestSilence);
    }

    /** Looks as often as this says, likewise. */
    Future<?> start(Runnable look, Duration pause) {
        long nanos = Math.max(1, pause.toNanos());
        return executor.scheduleWithFixedDelay(look, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** Runs it once, likewise, also when this was closed meanwhile. */
    Future<?> after(Duration delay, Runnable end) {
        return executor.schedule(end, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Bodies that are being read are looked at until they end: not each client closes their connections with it. */
    @Override
    public void close() {
        executor.shutdown();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(null, task, "remora-silence", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        return thread;
    }
}
