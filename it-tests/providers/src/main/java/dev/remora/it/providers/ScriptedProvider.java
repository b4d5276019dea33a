package dev.remora.it.providers;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * An OAuth 2 provider that answers as it is told, well or badly, and counts who asked. It has no page: a test that was sent to
 * {@code authorize} knows the state and makes the callback up.
 */
public final class ScriptedProvider implements AutoCloseable {

    /** An access token that must show up nowhere. */
    public static final String TOKEN = "canary-access-token";

    /** A token response as it should be. */
    public static final String GOOD =
            "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"name\":\"al\"}";

    /** What it does with one request. */
    @FunctionalInterface
    public interface Answer {

        /** Answers. */
        void to(HttpExchange exchange, CountDownLatch closing) throws IOException;
    }

    /**
     * A request that arrived.
     *
     * @param line method, path and query
     * @param authorization the Authorization header, or an empty text
     * @param body the body
     */
    public record Seen(String line, String authorization, String body) {}

    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Seen> tokenRequests = new CopyOnWriteArrayList<>();
    private final List<Seen> calls = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;
    private volatile Answer tokenAnswer = ScriptedAnswers.json(200, GOOD);
    private volatile Answer callAnswer = ScriptedAnswers.json(200, "{\"fine\":true}");

    private ScriptedProvider(LoopbackServer server) {
        this.server = server;
    }

    /** Starts one. */
    public static ScriptedProvider start() {
        ScriptedProvider provider = new ScriptedProvider(LoopbackServer.create());
        provider.server
                .handle("/token", exchange -> provider.answer(exchange, provider.tokenRequests, true))
                .handle("/", exchange -> provider.answer(exchange, provider.calls, false))
                .start();
        return provider;
    }

    /** Its address, with a slash at the end. */
    public URI base() {
        return server.base();
    }

    /** What the token endpoint does from now on. */
    public void answerTokenRequests(Answer answer) {
        tokenAnswer = answer;
    }

    /** What the API does from now on. */
    public void answerCalls(Answer answer) {
        callAnswer = answer;
    }

    /** The requests that the token endpoint got. */
    public List<Seen> tokenRequests() {
        return List.copyOf(tokenRequests);
    }

    /** All other requests. */
    public List<Seen> calls() {
        return List.copyOf(calls);
    }

    /** Answers well again, and forgets what arrived. */
    public void reset() {
        tokenAnswer = ScriptedAnswers.json(200, GOOD);
        callAnswer = ScriptedAnswers.json(200, "{\"fine\":true}");
        tokenRequests.clear();
        calls.clear();
    }

    @Override
    public void close() {
        closing.countDown();
        server.close();
    }

    private void answer(HttpExchange exchange, List<Seen> seen, boolean token) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            seen.add(new Seen(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    authorization == null ? "" : authorization,
                    body));
            (token ? tokenAnswer : callAnswer).to(exchange, closing);
        }
    }
}
