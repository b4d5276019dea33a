package dev.remora.it.matrix.app;

import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What a program has to have where there is no {@code remora-jaxrs}, if it wants to sign users in; a test that does makes a bean of it. */
public class Request implements CurrentRequest {

    /** Where browsers see the program. */
    public static final URI BASE = URI.create("http://localhost:8181/program/");

    private URI uri = BASE;
    private BrowserSession session = new Session();
    private boolean active;

    /** From now on a browser asks for something. */
    public void begin(URI uri, BrowserSession session) {
        this.uri = uri;
        this.session = session;
        this.active = true;
    }

    @Override
    public boolean active() {
        return active;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public URI baseUri() {
        return BASE;
    }

    @Override
    public Map<String, List<String>> query() {
        return Parameters.of(uri);
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

    /** Of one browser. */
    public static final class Session implements BrowserSession {

        private static final AtomicInteger IDS = new AtomicInteger();

        private final Map<String, Serializable> attributes = new ConcurrentHashMap<>();
        private volatile @Nullable String id;

        @Override
        public Optional<String> id() {
            return Optional.ofNullable(id);
        }

        @Override
        public Optional<Serializable> get(String name) {
            return Optional.ofNullable(attributes.get(name));
        }

        @Override
        public void set(String name, Serializable value) {
            if (id == null) {
                id = newId();
            }
            attributes.put(name, value);
        }

        @Override
        public void remove(String name) {
            attributes.remove(name);
        }

        @Override
        public void changeId() {
            if (id != null) {
                id = newId();
            }
        }

        private static String newId() {
            return "session " + IDS.incrementAndGet();
        }
    }
}
