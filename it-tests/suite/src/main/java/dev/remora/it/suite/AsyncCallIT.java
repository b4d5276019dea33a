package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.remora.it.providers.ScriptedAnswers;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.providers.ScriptedProvider.Answer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Asynchronous calls wait on the server's managed executor, where there is one. */
@Tag("second-jdk")
@OnSharedShop
class AsyncCallIT {

    private static final ScriptedProvider PROVIDER = SharedShop.PROVIDER;
    private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;

    private final Visitor alice = new Visitor();
    private final CountDownLatch released = new CountDownLatch(1);

    @Deployment(testable = false)
    static WebArchive shop() {
        return SharedShop.archive();
    }

    @Test
    void waitsOnTheManagedExecutorElseOnThreadsOfRemora() {
        PROVIDER.reset();
        alice.signIn("odd");
        PROVIDER.answerCalls(this::holding);

        JsonObject threads = alice.json("odd/threads");

        String waited = threads.getString("waited").replaceAll("\\d+", "#");
        String managed = threads.getString("managed").replaceAll("\\d+", "#");
        if (!managed.isEmpty()) {
            assertThat(waited).isEqualTo(managed);
        } else if (waited.startsWith("vert.x-")) {
            assertThat(waited).isEqualTo("vert.x-eventloop-thread-#"); // RESTEasy Reactive waits on no thread
        } else {
            assertThat(waited)
                    .isEqualTo(
                            threads.getInt("java") < FIRST_JAVA_WITH_VIRTUAL_THREADS
                                    ? "remora-async-#"
                                    : "VirtualThread");
        }
    }

    private void holding(HttpExchange exchange, CountDownLatch closing) throws IOException {
        Answer fine = ScriptedAnswers.json(200, "{}");
        if (exchange.getRequestURI().getPath().endsWith("/release")) {
            fine.to(exchange, closing);
            released.countDown();
            return;
        }
        try {
            assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        fine.to(exchange, closing);
    }
}
