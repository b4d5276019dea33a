package dev.remora.internal.signin;

import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.http.ProtocolSigner;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A provider that answers what it was told to, and keeps what it was sent. */
final class TestProvider implements ProtocolExchange {

    final List<ProtocolRequest> received = new CopyOnWriteArrayList<>();
    private final Queue<Function<ProtocolRequest, ProtocolResponse>> answers = new ConcurrentLinkedQueue<>();

    @Override
    public ProtocolResponse sendOnce(ProtocolRequest request, ProtocolSigner signer) {
        ProtocolRequest signed = signer.sign(request);
        received.add(signed);
        Function<ProtocolRequest, ProtocolResponse> answer = answers.poll();
        if (answer == null) {
            throw new AssertionError("nobody expected " + signed);
        }
        return answer.apply(signed);
    }

    TestProvider answers(Function<ProtocolRequest, ProtocolResponse> answer) {
        answers.add(answer);
        return this;
    }

    TestProvider fails(RuntimeException why) {
        return answers(request -> {
            throw why;
        });
    }

    TestProvider json(String body) {
        return answers(request -> response(200, "application/json", body));
    }

    TestProvider form(String body) {
        return answers(request -> response(200, "application/x-www-form-urlencoded", body));
    }

    TestProvider status(int status, String type, String body) {
        return answers(request -> response(status, type, body));
    }

    ProtocolRequest last() {
        return received.get(received.size() - 1);
    }

    String parameter(String name) {
        return last().parameters().getOrDefault(name, List.of("")).get(0);
    }

    static ProtocolResponse response(int status, String type, String body) {
        return ProtocolResponse.of(status)
                .withHeaders(Map.of("Content-Type", List.of(type)))
                .withBody(body.getBytes(StandardCharsets.UTF_8));
    }
}
