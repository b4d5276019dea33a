package dev.remora.internal.signin;

import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.UriQuery;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request of a browser, written by hand. */
record TestRequest(
        String method,
        URI uri,
        URI baseUri,
        String body,
        @Nullable String caller,
        @Nullable String arrival,
        BrowserSession session,
        @Nullable String askedFor,
        boolean postAgain)
        implements CurrentRequest {

    TestRequest(String method, URI uri, URI baseUri, String body, @Nullable String caller, BrowserSession session) {
        this(method, uri, baseUri, body, caller, caller, session, session.id().orElse(null), false);
    }

    TestRequest withCaller(@Nullable String onArrival, @Nullable String now) {
        return new TestRequest(method, uri, baseUri, body, now, onArrival, session, askedFor, postAgain);
    }

    /** A browser that sends the cookie of that session. */
    TestRequest askingFor(@Nullable String sessionId) {
        return new TestRequest(method, uri, baseUri, body, caller, arrival, session, sessionId, postAgain);
    }

    @Override
    public Optional<String> requestedSessionId() {
        return Optional.ofNullable(askedFor);
    }

    /** On a server side that posts its forms again. */
    TestRequest repeatable() {
        return new TestRequest(method, uri, baseUri, body, caller, arrival, session, askedFor, true);
    }

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
        return FormCodec.parse(body).toMultiMap();
    }

    @Override
    public Optional<String> callerName() {
        return Optional.ofNullable(caller);
    }

    @Override
    public Optional<String> callerNameOnArrival() {
        return Optional.ofNullable(arrival);
    }
}
