package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RemoteAppsTest {

    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final RemoteApps<LoggingApp> apps = new RemoteApps<>(name -> new LoggingApp(name, log));

    private record LoggingApp(String name, Queue<String> log) implements AutoCloseable {

        LoggingApp {
            log.add("open " + name);
        }

        @Override
        public void close() {
            log.add("close " + name);
            if (name.equals("broken")) {
                throw new IllegalArgumentException("cannot be closed");
            }
        }
    }

    @Test
    @Tag("R5")
    void nothingIsMadeBeforeItIsUsed() {
        assertThat(log).isEmpty();
    }

    @Test
    void eachNameHasItsOwn() {
        assertThat(apps.get("x")).isSameAs(apps.get("x")).isNotSameAs(apps.get("y"));
        assertThat(log).containsExactly("open x", "open y");
    }

    @Test
    void manyThreadsMakeOne() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            CountDownLatch start = new CountDownLatch(16);
            Callable<LoggingApp> use = () -> {
                start.countDown();
                start.await();
                return apps.get("x");
            };
            List<Future<LoggingApp>> uses =
                    threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> use).toList());

            for (Future<LoggingApp> each : uses) {
                assertThat(each.get()).isSameAs(apps.get("x"));
            }
            assertThat(log).containsExactly("open x");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Tag("S20")
    void aFailureIsNotKept() {
        AtomicInteger tries = new AtomicInteger();
        RemoteApps<LoggingApp> failing = new RemoteApps<>(name -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalArgumentException("not configured yet");
            }
            return new LoggingApp(name, log);
        });

        assertThatThrownBy(() -> failing.get("x")).hasMessage("not configured yet");
        assertThat(failing.get("x").name()).isEqualTo("x");
    }

    @Test
    void closingClosesAllOfThem() {
        apps.get("broken");
        apps.get("x");

        apps.close();

        assertThat(log).contains("close broken", "close x");
    }

    @Test
    void closingAgainClosesNothing() {
        apps.get("x");

        apps.close();
        apps.close();

        assertThat(log).containsExactly("open x", "close x");
    }

    @Test
    void afterClosingNothingIsMade() {
        apps.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> apps.get("x"))
                .withMessage("REMORA-00108: remote app 'x' is used after the application was shut down");
        assertThat(log).isEmpty();
    }
}
