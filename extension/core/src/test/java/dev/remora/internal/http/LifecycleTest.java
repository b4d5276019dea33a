package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.TransportException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();
    private final ProtocolHttp http = new ProtocolHttp();
    private final Canary canary = Canary.listening();
    private RawServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer();
    }

    @AfterEach
    void stop() throws IOException {
        canary.close();
        executor.shutdownNow();
        http.close();
        server.close();
    }

    @Test
    void anInterruptedCallIsGivenUp() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        server.answering(client -> {
            arrived.countDown();
            RawServer.textAndSilence("").to(client);
        });
        boolean[] flag = new boolean[1];
        Thread[] caller = new Thread[1];
        Future<TransportException> result = executor.submit(() -> {
            caller[0] = Thread.currentThread();
            TransportException thrown = failed();
            flag[0] = Thread.interrupted();
            return thrown;
        });
        arrived.await();
        caller[0].interrupt();

        TransportException thrown = result.get(30, TimeUnit.SECONDS);
        assertThat(flag[0]).as("the flag is set again").isTrue();
        assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(thrown)
                .hasMessage("REMORA-00212: the token request of remote app 'github' was given up:"
                        + " the thread that waited for it was interrupted");
        canary.isSilent(thrown);
        assertThat(server.sawHangUp()).isTrue();
        assertThat(send()).isEqualTo(200);
    }

    @Test
    void anInterruptedThreadSendsNothing() {
        Thread.currentThread().interrupt();

        TransportException thrown = failed();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(server.connections()).isZero();
    }

    @Test
    void closingGivesUpWhatIsUnderWay() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        server.answering(client -> {
            arrived.countDown();
            RawServer.textAndSilence("").to(client);
        });
        Future<TransportException> result = executor.submit(this::failed);
        arrived.await();
        http.close();

        TransportException thrown = result.get(30, TimeUnit.SECONDS);
        assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(thrown)
                .hasMessage(
                        "REMORA-00213: the token request of remote app 'github' was given up: the application is shutting down");
        canary.isSilent(thrown);
        assertThat(server.sawHangUp()).isTrue();
    }

    @Test
    void afterClosingNothingIsSent() {
        http.close();

        assertThat(failed())
                .hasMessage(
                        "REMORA-00213: the token request of remote app 'github' was given up: the application is shutting down");
        assertThat(server.connections()).isZero();
    }

    @Test
    void itsThreadsEndWithIt() throws InterruptedException {
        send();
        assertThat(threads()).isNotEmpty().allMatch(Thread::isDaemon);
        http.close();

        long giveUp = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        for (Thread thread : threads()) {
            while (thread.isAlive() && System.nanoTime() < giveUp) {
                System.gc(); // what ends the client's own thread on Java 17
                thread.join(50);
            }
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    @Test
    void itsThreadsHoldNoDeployment() throws Exception {
        ClassLoader deployment = new URLClassLoader(new URL[0], getClass().getClassLoader());
        Future<Integer> status = executor.submit(() -> {
            Thread.currentThread().setContextClassLoader(deployment);
            int result = send();
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(deployment);
            return result;
        });

        assertThat(status.get(30, TimeUnit.SECONDS)).isEqualTo(200);
        assertThat(threads()).isNotEmpty().noneMatch(thread -> thread.getContextClassLoader() == deployment);
    }

    /** Those of this instance and of its client. */
    private Set<Thread> threads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeAll(before);
        threads.removeIf(thread -> !thread.getName().startsWith("remora-http-")
                && !thread.getName().startsWith("HttpClient-"));
        return threads;
    }

    private int send() {
        return http.exchange(Apps.oauth2().settings(), List.of())
                .send(Sent.tokenRequest(server.uri("/token")), ProtocolSigner.NONE)
                .status();
    }

    private TransportException failed() {
        return catchThrowableOfType(TransportException.class, this::send);
    }
}
