package dev.remora.tck.nodes;

import dev.remora.spi.BrowserCookies;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import dev.remora.tck.MemoryCookies;
import dev.remora.tck.MemorySession;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The requests of users' browsers to a node, each on its own thread. */
final class NodeRequests implements CurrentRequest {

    static final URI BASE = URI.create("https://shop.example/shop/");

    @SuppressWarnings("ThreadLocalUsage") // of the one instance of a node
    private final ThreadLocal<@Nullable Request> current = new ThreadLocal<>();

    private record Request(String user, Map<String, List<String>> query, MemoryCookies cookies) {}

    <T> T with(String user, Map<String, List<String>> query, MemoryCookies cookies, Supplier<T> page) {
        current.set(new Request(user, query, cookies));
        try {
            return page.get();
        } finally {
            current.remove();
        }
    }

    @Override
    public boolean active() {
        return current.get() != null;
    }

    private Request request() {
        Request request = current.get();
        if (request == null) {
            throw new IllegalStateException("no request on this thread");
        }
        return request;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public URI uri() {
        return BASE.resolve("authorized");
    }

    @Override
    public URI baseUri() {
        return BASE;
    }

    @Override
    public Map<String, List<String>> query() {
        return request().query();
    }

    @Override
    public Map<String, List<String>> form() {
        return Map.of();
    }

    @Override
    public Optional<String> callerName() {
        return Optional.of(request().user());
    }

    @Override
    public BrowserSession session() {
        return MemorySession.none();
    }

    @Override
    public boolean hasSessions() {
        return false;
    }

    @Override
    public Optional<BrowserCookies> cookies() {
        return Optional.of(request().cookies());
    }
}
