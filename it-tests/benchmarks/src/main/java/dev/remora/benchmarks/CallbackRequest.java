package dev.remora.benchmarks;

import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The request of a browser whose session is in memory. */
@ApplicationScoped
public class CallbackRequest implements CurrentRequest {

    static final URI BASE = URI.create("http://127.0.0.1/shop/");
    static final URI CALLBACK = BASE.resolve("authorized");

    private volatile BrowserSession session = new Session(new ConcurrentHashMap<>(), new AtomicInteger());
    private volatile Map<String, List<String>> query = Map.of();

    /** Makes the following requests those of another browser: a session remembers its last twenty sign-ins. */
    void ofNewBrowser() {
        session = new Session(new ConcurrentHashMap<>(), new AtomicInteger());
        query = Map.of();
    }

    void comesWith(Map<String, List<String>> parameters) {
        query = parameters;
    }

    @Override
    public boolean active() {
        return true;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public URI uri() {
        return CALLBACK;
    }

    @Override
    public URI baseUri() {
        return BASE;
    }

    @Override
    public Map<String, List<String>> query() {
        return query;
    }

    @Override
    public Map<String, List<String>> form() {
        return Map.of();
    }

    @Override
    public Optional<String> callerName() {
        return Optional.empty();
    }

    @Override
    public BrowserSession session() {
        return session;
    }

    private record Session(Map<String, Serializable> attributes, AtomicInteger ids) implements BrowserSession {

        @Override
        public Optional<String> id() {
            return Optional.of("session-" + ids.get());
        }

        @Override
        public Optional<Serializable> get(String name) {
            return Optional.ofNullable(attributes.get(name));
        }

        @Override
        public void set(String name, Serializable value) {
            attributes.put(name, value);
        }

        @Override
        public void remove(String name) {
            attributes.remove(name);
        }

        @Override
        public void changeId() {
            ids.incrementAndGet();
        }
    }
}
