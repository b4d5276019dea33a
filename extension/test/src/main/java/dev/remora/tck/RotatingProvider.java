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
 * his name, a hyphen and a number; the first has the number 1. Any code is a grant.
 */
public final class RotatingProvider implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService executor = Executors.newFixedThreadPool(16);
    private final Map<String, Integer> used = new ConcurrentHashMap<>(); // by user; -1: the grant has ended
    private final AtomicInteger grants = new AtomicInteger();
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
        server.createContext("/token", this::token);
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

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        if ("authorization_code".equals(form.get("grant_type"))) {
            // each sign-in is a grant of its own
            answer(exchange, "g" + grants.incrementAndGet(), 0);
        } else {
            refresh(exchange, form.getOrDefault("refresh_token", ""));
        }
    }

    private void refresh(HttpExchange exchange, String refreshToken) throws IOException {
        String[] parts = refreshToken.split("-", 2);
        int number = Integer.parseInt(parts[1]);
        boolean isNext = used.merge(parts[0], number, (last, next) -> next > last && last >= 0 ? next : -1)
                .equals(number);
        if (!isNext) {
            reused.incrementAndGet();
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        refreshes.incrementAndGet();
        answer(exchange, parts[0], number);
    }

    private static void answer(HttpExchange exchange, String user, int number) throws IOException {
        String token =
                "{\"access_token\":\"a-%s-%d\",\"token_type\":\"bearer\",\"refresh_token\":\"%s-%d\",\"expires_in\":3600}"
                        .formatted(user, number, user, number + 1);
        answer(exchange, 200, token);
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = new LinkedHashMap<>();
        for (String parameter : text.split("&", -1)) {
            String[] parts = parameter.split("=", 2);
            form.put(parts[0], parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return form;
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
