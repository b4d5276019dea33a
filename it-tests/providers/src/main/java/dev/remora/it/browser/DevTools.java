package dev.remora.it.browser;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The Chrome DevTools Protocol of one page: calls, and the one event that tells that a page is loaded. */
final class DevTools implements AutoCloseable {

    private static final String LOADED = "Page.loadEventFired";

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> calls = new ConcurrentHashMap<>();
    private final BlockingQueue<String> loaded = new LinkedBlockingQueue<>();
    private final Duration limit;
    private final WebSocket socket;

    private DevTools(String address, Duration limit) throws IOException, InterruptedException {
        this.limit = limit;
        String pages = client.send(
                        HttpRequest.newBuilder(URI.create(address + "/json/list"))
                                .timeout(limit)
                                .build(),
                        BodyHandlers.ofString())
                .body();
        try (var reader = Json.createReader(new StringReader(pages))) {
            URI page = reader.readArray().getValuesAs(JsonObject.class).stream()
                    .filter(target -> target.getString("type").equals("page"))
                    .map(target -> URI.create(target.getString("webSocketDebuggerUrl")))
                    .findFirst()
                    .orElseThrow();
            this.socket = client.newWebSocketBuilder()
                    .connectTimeout(limit)
                    .buildAsync(page, new Messages())
                    .join();
        }
    }

    static DevTools connect(String address, Duration limit) {
        try {
            return new DevTools(address, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Messages come in parts. */
    private final class Messages implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                receive(ChromiumPage.json(parts.toString()));
                parts.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }

    private void receive(JsonObject message) {
        CompletableFuture<JsonObject> call = message.containsKey("id") ? calls.remove(message.getInt("id")) : null;
        if (call != null) {
            call.complete(message);
        } else if (message.getString("method", "").equals(LOADED)) {
            loaded.add(LOADED);
        }
    }

    JsonObject call(String method, JsonObject parameters) {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        calls.put(id, answer);
        String message = Json.createObjectBuilder()
                .add("id", id)
                .add("method", method)
                .add("params", parameters)
                .build()
                .toString();
        socket.sendText(message, true).join();
        try {
            JsonObject result = answer.get(limit.toSeconds(), TimeUnit.SECONDS);
            if (result.containsKey("error")) {
                throw new IllegalStateException(method + ": " + result.getJsonObject("error"));
            }
            return result.getJsonObject("result");
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(method, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Does what leads to another page, and waits until that is loaded. */
    void loading(Runnable action) {
        loaded.clear();
        action.run();
        try {
            if (loaded.poll(limit.toSeconds(), TimeUnit.SECONDS) == null) {
                throw new IllegalStateException("no page was loaded within " + limit.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
