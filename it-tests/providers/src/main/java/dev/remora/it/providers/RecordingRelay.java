package dev.remora.it.providers;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands before a provider's token endpoint, notes the form of every request and passes it on, so that a test can tell what a
 * real provider was asked, and that it was not asked at all.
 */
public final class RecordingRelay implements AutoCloseable {

    private static final List<String> PASSED_ON = List.of("Content-Type", "Authorization", "Accept");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
    private final LoopbackServer server;
    private final URI target;

    private RecordingRelay(LoopbackServer server, URI target) {
        this.server = server;
        this.target = target;
    }

    /** Starts one for an endpoint. */
    public static RecordingRelay to(URI target) {
        RecordingRelay relay = new RecordingRelay(LoopbackServer.create(), target);
        relay.server.handle("/", relay::handle).start();
        return relay;
    }

    /** Where to send requests for the endpoint. */
    public URI uri() {
        return server.base().resolve("token");
    }

    /** The form parameters of each request that arrived. */
    public List<Map<String, String>> requests() {
        return List.copyOf(requests);
    }

    /** Forgets the requests that arrived. */
    public void clear() {
        requests.clear();
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(form(new String(body, StandardCharsets.UTF_8)));
            HttpRequest.Builder request = HttpRequest.newBuilder(target)
                    .timeout(Duration.ofSeconds(30))
                    .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
            for (String name : PASSED_ON) {
                String value = exchange.getRequestHeaders().getFirst(name);
                if (value != null) {
                    request.header(name, value);
                }
            }
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            response.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            byte[] answer = response.body();
            exchange.sendResponseHeaders(response.statusCode(), answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            form.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
