package dev.remora.internal.cdi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A provider of both protocols that grants everything and writes down what it was asked. */
final class Provider implements AutoCloseable {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    Provider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer(
                "/request_token",
                FORM,
                "oauth_token=temporary&oauth_token_secret=canary-s1&oauth_callback_confirmed=true");
        answer("/access_token", FORM, "oauth_token=canary-token1&oauth_token_secret=canary-s2&screen_name=remora");
        answer("/token", JSON, "{\"access_token\":\"canary-token2\",\"token_type\":\"bearer\",\"scope\":\"user\"}");
        answer("/api/me", JSON, "{\"login\":\"remora\"}");
        server.start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Settings of a remote app that speaks OAuth 2 here. */
    Map<String, String> oauth2(String name) {
        return Map.of(
                "remora." + name + ".client-id", "key",
                "remora." + name + ".client-secret", "canary-secret",
                "remora." + name + ".base-url", address("/api/").toString(),
                "remora." + name + ".token-url", address("/token").toString(),
                "remora." + name + ".authorize-url", address("/authorize").toString());
    }

    /** Settings of a remote app that speaks OAuth 1.0a here. */
    Map<String, String> oauth1(String name) {
        return Map.of(
                "remora." + name + ".client-id", "key",
                "remora." + name + ".client-secret", "canary-secret",
                "remora." + name + ".base-url", address("/api/").toString(),
                "remora." + name + ".request-token-url",
                        address("/request_token").toString(),
                "remora." + name + ".token-url", address("/access_token").toString(),
                "remora." + name + ".authorize-url", address("/authorize").toString());
    }

    /** Method, path, authorization, stamps and body of each request. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** From now on. */
    void refuse(String path, int status, String body) {
        server.removeContext(path);
        answer(path, status, JSON, body);
    }

    private void answer(String path, String type, String body) {
        answer(path, 200, type, body);
    }

    private void answer(String path, int status, String type, String body) {
        server.createContext(path, exchange -> {
            asked.add(described(exchange));
            byte[] octets = body.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
    }

    private static String described(HttpExchange exchange) throws IOException {
        return exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getOrDefault("Authorization", List.of()) + " "
                + exchange.getRequestHeaders().getOrDefault("X-Stamp", List.of()) + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }
}
