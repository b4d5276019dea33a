package dev.remora.jdbc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** A provider that rotates refresh tokens and ends the grant of whoever uses one twice, and settings for nodes that use it. */
final class Nodes implements AutoCloseable {

    static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final HttpServer server;
    private final ExecutorService executor = Executors.newFixedThreadPool(16);
    private final Map<String, Integer> grants = new ConcurrentHashMap<>(); // newest refresh token of each user
    final AtomicInteger refreshes = new AtomicInteger();
    final AtomicInteger reused = new AtomicInteger();
    private final SmallRyeConfig config;

    Nodes(Map<String, String> settings) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(executor);
        server.createContext("/token", this::refresh);
        server.createContext("/api/", exchange -> answer(exchange, 200, "{}"));
        server.start();
        String address = "http://localhost:" + server.getAddress().getPort();
        config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "settings", 200))
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "remora.op.client-id",
                                "key",
                                "remora.op.client-secret",
                                "secret",
                                "remora.op.base-url",
                                address + "/api/",
                                "remora.op.token-url",
                                address + "/token",
                                "remora.op.authorize-url",
                                address + "/authorize",
                                "remora.store-key",
                                KEY,
                                "remora.jdbc-schema",
                                "create"),
                        "provider",
                        100))
                .addDefaultInterceptors()
                .build();
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        resolver.releaseConfig(resolver.getConfig(loader));
        resolver.registerConfig(config, loader);
    }

    private void refresh(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = "";
        for (String parameter : form.split("&")) {
            if (parameter.startsWith("refresh_token=")) {
                token = URLDecoder.decode(parameter.substring("refresh_token=".length()), StandardCharsets.UTF_8);
            }
        }
        String[] parts = token.split("-"); // user, number
        int number = Integer.parseInt(parts[1]);
        if (!grants.merge(parts[0], number, (newest, used) -> used > newest ? used : -1)
                .equals(number)) {
            reused.incrementAndGet();
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        refreshes.incrementAndGet();
        answer(
                exchange,
                200,
                "{\"access_token\":\"a-" + token + "\",\"token_type\":\"bearer\",\"refresh_token\":\"" + parts[0] + "-"
                        + (number + 1) + "\",\"expires_in\":3600}");
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
        ConfigProviderResolver.instance().releaseConfig(config);
        server.stop(0);
        executor.shutdownNow();
    }
}
