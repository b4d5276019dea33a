package dev.remora.internal.client;

import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a request for the JDK's client of what a JAX-RS client would send. */
final class RequestBuilder {

    // they follow from the URL, the body and the connection
    private static final Set<String> OF_THE_CONNECTION = names(
            "Connection",
            "Content-Length",
            "Expect",
            "Host",
            "Keep-Alive",
            "Proxy-Connection",
            "Transfer-Encoding",
            "Upgrade");

    private final HttpRequest.Builder builder;
    private final String method;
    private final Set<String> sent = names();

    RequestBuilder(URI uri, String method) throws IOException {
        this.method = method;
        try {
            builder = HttpRequest.newBuilder(uri);
        } catch (IllegalArgumentException quoted) {
            throw new IOException("the JDK's HTTP client cannot call this URL");
        }
    }

    void header(String name, String value) throws IOException {
        if (OF_THE_CONNECTION.contains(name)) {
            return;
        }
        try {
            builder.header(name, value);
        } catch (IllegalArgumentException quoted) { // its text has the value in it
            throw new IOException("the JDK's HTTP client cannot send this header: " + name);
        }
        sent.add(name);
    }

    HttpRequest build(@Nullable BodyPublisher body) {
        if (sent.add("User-Agent")) {
            builder.header("User-Agent", "Remora/1.0");
        }
        return builder.method(method, body == null ? BodyPublishers.noBody() : body)
                .build();
    }

    /** The usual words for a status: the JDK's client keeps none of a response's own. */
    static String reason(int status) {
        Status known = Status.fromStatusCode(status);
        return known == null ? "" : known.getReasonPhrase();
    }

    private static Set<String> names(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }
}
