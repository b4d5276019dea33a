package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import dev.remora.OAuthResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many asynchronous calls at the same time. */
@Tag("clients")
@Timeout(60)
class CallsAtOnceTest {

    private static final int CALLS = 50;

    private final WireServer server = new WireServer();
    private final TestApp app = TestApp.oauth2(server);

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    @Test
    void allAreAtTheProviderBeforeItAnswersTheFirst() {
        CountDownLatch arrived = new CountDownLatch(CALLS);
        server.answersAlways(request -> (method, out) -> {
            arrived.countDown();
            int status = arrived.await(30, TimeUnit.SECONDS) ? 200 : 503;
            WireAnswer.status(status).write(method, out);
        });
        OAuthRemote photos = app.remote();

        List<CompletionStage<OAuthResponse>> calls = IntStream.range(0, CALLS)
                .mapToObj(call -> photos.request("x").async().get())
                .toList();

        assertThat(calls)
                .extracting(call -> call.toCompletableFuture().join().status())
                .hasSize(CALLS)
                .containsOnly(200);
    }
}
