package dev.remora.internal.cdi;

import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import dev.remora.tck.MemorySession;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.weld.environment.se.WeldContainer;

/** A browser with its session; what it asks for is answered by code of a test, within a request scope. */
final class Browser {

    static final String APPLICATION = "https://app.example/shop/";

    private final MemorySession session = MemorySession.none();
    private final WeldContainer container;

    Browser(WeldContainer container) {
        this.container = container;
    }

    MemorySession session() {
        return session;
    }

    /** Gets a page of the application, by its path or its whole address. */
    <T> T get(String address, Supplier<T> page) {
        RequestContextController controller =
                container.select(RequestContextController.class).get();
        controller.activate();
        try {
            container.select(Request.class).get().begin(URI.create(APPLICATION).resolve(address), session);
            return page.get();
        } finally {
            controller.deactivate();
        }
    }

    static Map<String, List<String>> parameters(URI uri) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                String[] parts = pair.split("=", 2);
                parameters
                        .computeIfAbsent(decoded(parts[0]), key -> new ArrayList<>())
                        .add(decoded(parts[1]));
            }
        }
        return parameters;
    }

    /** The state that an authorization request asks the provider to send back. */
    static String state(URI sent) {
        return parameters(sent).getOrDefault("state", List.of()).get(0);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** What {@code remora-jaxrs} has a filter for. */
    @RequestScoped
    static class Request implements CurrentRequest {

        private URI uri = URI.create(APPLICATION);
        private BrowserSession session = MemorySession.none();
        private boolean active;

        void begin(URI uri, BrowserSession session) {
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
            return URI.create(APPLICATION);
        }

        @Override
        public Map<String, List<String>> query() {
            return parameters(uri);
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
    }
}
