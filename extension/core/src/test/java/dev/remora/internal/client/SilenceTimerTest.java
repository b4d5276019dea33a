package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
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
        Looks looks = new Looks();

        Future<?> running = timer.start(looks);

        looks.awaitThree();
        running.cancel(false);
    }

    /** Or a thread that reads from a silent provider would hang for good. */
    @Test
    void goesOnLookingAtWhatIsReadWhenItIsClosed() {
        Looks looks = new Looks();
        Future<?> running = timer.start(looks);

        timer.close();

        looks.awaitThree();
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
    void refusesToLookOnceItIsClosed() {
        timer.close();

        assertThatThrownBy(() -> timer.start(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    private Thread looking() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Future<?> running = timer.start(() -> thread.complete(Thread.currentThread()));
        Thread looking = thread.orTimeout(1, TimeUnit.MINUTES).join();
        running.cancel(false);
        return looking;
    }

    private static final class Looks implements Runnable {

        private final CountDownLatch three = new CountDownLatch(3);

        @Override
        public void run() {
            three.countDown();
        }

        void awaitThree() {
            try {
                assertThat(three.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
