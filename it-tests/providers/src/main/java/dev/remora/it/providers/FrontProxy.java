package dev.remora.it.providers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a server under another address and tells it nothing of that: the server thinks that it is the one asked. */
public final class FrontProxy implements AutoCloseable {

    private static final List<String> TO_SERVER = List.of("Cookie", "Content-Type", "Accept", "Referer");
    private static final List<String> TO_BROWSER = List.of("Set-Cookie", "Content-Type", "Location");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI target;

    private FrontProxy(HttpServer server, URI target) {
        this.server = server;
        this.target = target;
    }

    /** Starts one. */
    public static FrontProxy of(URI target) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FrontProxy proxy = new FrontProxy(server, target);
            server.setExecutor(proxy.executor);
            server.createContext("/", proxy::handle);
            server.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its address, with a slash at the end. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
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
