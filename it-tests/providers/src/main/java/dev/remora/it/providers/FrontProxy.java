package dev.remora.it.providers;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Stands before a server under another address and tells it nothing of that: the server thinks that it is the one asked. */
public final class FrontProxy implements AutoCloseable {

    private static final List<String> TO_SERVER = List.of("Cookie", "Content-Type", "Accept", "Referer");
    private static final List<String> TO_BROWSER = List.of("Set-Cookie", "Content-Type", "Location");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final LoopbackServer server;
    private final URI target;

    private FrontProxy(LoopbackServer server, URI target) {
        this.server = server;
        this.target = target;
    }

    /** Starts one. */
    public static FrontProxy of(URI target) {
        FrontProxy proxy = new FrontProxy(LoopbackServer.create(), target);
        proxy.server.handle("/", proxy::handle).start();
        return proxy;
    }

    /** Its address, with a slash at the end. */
    public URI base() {
        return server.base();
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            target.resolve(exchange.getRequestURI().toString()))
                    .timeout(Duration.ofSeconds(30))
                    .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
            TO_SERVER.forEach(name -> exchange.getRequestHeaders()
                    .getOrDefault(name, List.of())
                    .forEach(value -> request.header(name, value)));
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            TO_BROWSER.forEach(name -> response.headers()
                    .allValues(name)
                    .forEach(value -> exchange.getResponseHeaders().add(name, value)));
            byte[] answer = response.body();
            exchange.sendResponseHeaders(response.statusCode(), answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
