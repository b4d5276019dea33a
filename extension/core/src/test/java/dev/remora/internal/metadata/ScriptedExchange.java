package dev.remora.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.http.ProtocolSigner;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Answers by address, in place of a provider. Remembers what was asked, and how long it was to be waited for. */
final class ScriptedExchange implements ProtocolExchange {

    private final Map<String, Supplier<ProtocolResponse>> answers = new HashMap<>();
    private final List<ProtocolRequest> requests = new CopyOnWriteArrayList<>();
    private final List<Duration> deadlines = new CopyOnWriteArrayList<>();

    static ProtocolResponse json(String text) {
        return ProtocolResponse.of(200)
                .withHeader("Content-Type", "application/json")
                .withBody(text.getBytes(StandardCharsets.UTF_8));
    }

    static ProtocolResponse status(int status) {
        return ProtocolResponse.of(status);
    }

    ScriptedExchange at(String address, ProtocolResponse answer) {
        return at(address, () -> answer);
    }

    ScriptedExchange at(String address, Supplier<ProtocolResponse> answer) {
        answers.put(address, answer);
        return this;
    }

    /** The addresses, in the order in which they were asked. */
    List<String> asked() {
        return requests.stream().map(request -> request.uri().toString()).toList();
    }

    List<ProtocolRequest> requests() {
        return List.copyOf(requests);
    }

    List<Duration> deadlines() {
        return List.copyOf(deadlines);
    }

    @Override
    public ProtocolResponse sendOnce(ProtocolRequest request, ProtocolSigner signing) {
        throw new AssertionError("a document is fetched within a deadline");
    }

    @Override
    public ProtocolResponse sendOnce(ProtocolRequest request, ProtocolSigner signing, Duration deadline) {
        requests.add(signing.sign(request));
        deadlines.add(deadline);
        return answers.getOrDefault(request.uri().toString(), () -> status(404)).get();
    }

    /** An answer that does not come before the test says so. */
    static final class Hanging implements Supplier<ProtocolResponse> {

        private final ProtocolResponse answer;
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        Hanging(ProtocolResponse answer) {
            this.answer = answer;
        }

        void awaitQuestion() throws InterruptedException {
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        }

        void release() {
            released.countDown();
        }

        @Override
        public ProtocolResponse get() {
            asked.countDown();
            try {
                assertThat(released.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return answer;
        }
    }
}
