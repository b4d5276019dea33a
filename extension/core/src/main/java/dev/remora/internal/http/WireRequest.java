package dev.remora.internal.http;

import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.ProtocolSettings;
import dev.remora.internal.settings.ProxySettings;
import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.Parameters;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts a call into HTTP: parameters into the query of a GET, else into a form. */
final class WireRequest {

    private static final String FORM = "application/x-www-form-urlencoded";
    // each protocol's own format first, but anything is better than a refusal
    private static final String OAUTH1_ACCEPT = FORM + ", application/json;q=0.5, */*;q=0.1";
    private static final String OAUTH2_ACCEPT = "application/json, */*;q=0.1";
    private static final String KEYS_ACCEPT = "application/jwk-set+json, " + OAUTH2_ACCEPT; // RFC 7517 section 8.5.2

    private WireRequest() {}

    static HttpRequest of(ProtocolRequest request, ProtocolSettings protocol, @Nullable ProxySettings proxy) {
        byte[] own = request.body();
        boolean get = request.method().equals("GET");
        String form = own == null ? written(Parameters.ofMulti(request.parameters()), get) : "";
        HttpRequest.Builder builder = HttpRequest.newBuilder(get ? withQuery(request.uri(), form) : request.uri())
                .method(request.method(), new NonRepeatableBody(body(own, get ? "" : form)));
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        request.headers().forEach((name, values) -> addAll(builder, name, values, names));
        addMissing(builder, "Accept", accept(request.call(), protocol), names);
        addMissing(builder, "User-Agent", "Remora/1.0", names);
        if (!get && !form.isEmpty()) {
            addMissing(builder, "Content-Type", FORM, names);
        }
        String authorization = proxy == null ? null : proxy.authorization();
        if (authorization != null) { // the JDK's client takes it out of what goes through a tunnel
            builder.setHeader("Proxy-Authorization", authorization);
        }
        // decoding would need limits of its own against what unpacks to a thousand times its size
        return builder.setHeader("Accept-Encoding", "identity").build();
    }

    private static String accept(ProtocolCall call, ProtocolSettings protocol) {
        return switch (call) {
            case KEYS -> KEYS_ACCEPT;
            case METADATA, USERINFO -> OAUTH2_ACCEPT;
            default -> protocol instanceof OAuth1Settings ? OAUTH1_ACCEPT : OAUTH2_ACCEPT;
        };
    }

    private static String written(Parameters parameters, boolean query) {
        return query ? FormCodec.query(parameters) : FormCodec.format(parameters);
    }

    private static void addAll(HttpRequest.Builder builder, String name, List<String> values, Set<String> names) {
        if (!name.toLowerCase(Locale.ROOT).equals("accept-encoding")) {
            names.add(name);
            values.forEach(value -> builder.header(name, value));
        }
    }

    private static void addMissing(HttpRequest.Builder builder, String name, String value, Set<String> names) {
        if (names.add(name)) {
            builder.header(name, value);
        }
    }

    private static HttpRequest.BodyPublisher body(byte @Nullable [] own, String form) {
        byte[] body = own == null ? form.getBytes(StandardCharsets.US_ASCII) : own;
        return BodyPublishers.ofByteArray(body);
    }

    private static URI withQuery(URI uri, String form) {
        if (form.isEmpty()) {
            return uri;
        }
        String query = uri.getRawQuery();
        return URI.create(uri + (query == null ? "?" : query.isEmpty() ? "" : "&") + form);
    }
}
