package dev.remora.tck;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider on loopback that rotates refresh tokens, and ends the grant of whoever uses one twice. The refresh token of a user is
 * his name, a hyphen and a number; the first has the number 1.
 */
public final class RotatingProvider implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService executor = Executors.newFixedThreadPool(16);
    private final Map<String, Integer> used = new ConcurrentHashMap<>(); // by user; -1: the grant has ended
    private final AtomicInteger refreshes = new AtomicInteger();
    private final AtomicInteger reused = new AtomicInteger();

    public RotatingProvider() {
        this(0);
    }

    public RotatingProvider(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(executor);
        server.createContext("/token", this::refresh);
        server.createContext("/api/", exchange -> answer(exchange, 200, "{}"));
        server.start();
    }

    /** Such as {@code http://localhost:8080}. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The settings of a remote app that uses it. */
    public Map<String, String> settings(String remoteApp) {
        String prefix = "remora." + remoteApp + ".";
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(prefix + "client-id", "key");
        settings.put(prefix + "client-secret", "secret");
        settings.put(prefix + "base-url", address() + "/api/");
        settings.put(prefix + "token-url", address() + "/token");
        settings.put(prefix + "authorize-url", address() + "/authorize");
        return settings;
    }

    /** The number of refreshes that were answered with a token. */
    public int refreshes() {
        return refreshes.get();
    }

    /** The number of refresh tokens that came a second time, or after the grant had ended. */
    public int reused() {
        return reused.get();
    }

    private void refresh(HttpExchange exchange) throws IOException {
        String[] parts = refreshToken(exchange).split("-", 2);
        int number = Integer.parseInt(parts[1]);
        boolean isNext = used.merge(parts[0], number, (last, next) -> next > last && last >= 0 ? next : -1)
                .equals(number);
        if (!isNext) {
            reused.incrementAndGet();
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        refreshes.incrementAndGet();
        String token =
                "{\"access_token\":\"a-%s-%d\",\"token_type\":\"bearer\",\"refresh_token\":\"%s-%d\",\"expires_in\":3600}"
                        .formatted(parts[0], number, parts[0], number + 1);
        answer(exchange, 200, token);
    }

    private static String refreshToken(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        for (String parameter : form.split("&", -1)) {
            if (parameter.startsWith("refresh_token=")) {
                return URLDecoder.decode(parameter.substring("refresh_token=".length()), StandardCharsets.UTF_8);
            }
        }
        throw new IOException("a request without refresh token");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
