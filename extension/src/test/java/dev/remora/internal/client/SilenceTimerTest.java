package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What looks at bodies from time to time. */
class SilenceTimerTest {

    private final SilenceTimer timer = new SilenceTimer(Duration.ofMillis(1));

    @AfterEach
    void close() {
        timer.close();
    }

    @Test
    void looksAgainAndAgain() {
        AtomicInteger looks = new AtomicInteger();
        CompletableFuture<Void> enough = new CompletableFuture<>();

        Future<?> running = timer.start(() -> {
            if (looks.incrementAndGet() == 3) {
                enough.complete(null);
            }
        });

        assertThat(enough.orTimeout(1, TimeUnit.MINUTES).join()).isNull();
        running.cancel(false);
    }

    /** Or the class loader of the application that called first would stay in the server. */
    @Test
    void itsThreadKnowsNoApplication() throws Exception {
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(new URL[0], before)) {
            caller.setContextClassLoader(application);

            assertThat(looking().getContextClassLoader()).isSameAs(ClassLoader.getPlatformClassLoader());
        } finally {
            caller.setContextClassLoader(before);
        }
    }

    @Test
    void itsThreadEndsWithIt() throws InterruptedException {
        Thread thread = looking();

        timer.close();

        thread.join(Duration.ofMinutes(1).toMillis());
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void afterItsEndNothingIsLookedAt() {
        timer.close();

        Future<?> never = timer.start(() -> {
            throw new AssertionError("looked");
        });

        assertThat(never.isDone()).isFalse();
    }

    private Thread looking() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        timer.start(() -> thread.complete(Thread.currentThread()));
        return thread.orTimeout(1, TimeUnit.MINUTES).join();
    }
}
