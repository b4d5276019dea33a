package dev.remora.internal.signin;

import dev.remora.internal.wire.UriQuery;
import dev.remora.spi.BrowserCookies;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import dev.remora.tck.MemoryCookies;
import dev.remora.tck.MemorySession;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request to a server without sessions. */
record CookieRequest(String method, URI baseUri, URI uri, MemoryCookies jar) implements CurrentRequest {

    @Override
    public boolean active() {
        return true;
    }

    @Override
    public Map<String, List<String>> query() {
        return UriQuery.of(uri).toMultiMap();
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
        return MemorySession.none();
    }

    @Override
    public boolean hasSessions() {
        return false;
    }

    @Override
    public Optional<BrowserCookies> cookies() {
        return Optional.of(jar);
    }
}
