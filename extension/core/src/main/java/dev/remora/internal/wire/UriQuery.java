package dev.remora.internal.wire;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The query of a URI. */
public final class UriQuery {

    private static final String AS_IT_IS = "!$'()*+,;:@/?=";

    private UriQuery() {}

    /** Decoded, in its order. Octets that are no UTF-8 are replaced: whoever chose the URI may have meant something by them. */
    public static Parameters of(URI uri) {
        List<Parameter> list = new ArrayList<>();
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                list.add(new Parameter(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1])));
            }
        }
        return new Parameters(list);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8); // a URI has no other percent signs than those of octets
    }

    /** The same URI with parameters after those that it has, which stay as they are written; a fragment is dropped. */
    public static URI add(URI uri, Parameters parameters) {
        String text = uri.toString();
        int hash = text.indexOf('#');
        String address = hash < 0 ? text : text.substring(0, hash);
        if (parameters.isEmpty()) {
            return URI.create(address);
        }
        String query = uri.getRawQuery();
        String separator = query == null ? "?" : query.isEmpty() || query.endsWith("&") ? "" : "&";
        return URI.create(address + separator + FormCodec.query(parameters));
    }

    /** Writes a value with no more escaped than has to be in a query (RFC 3986 section 3.4). */
    public static String raw(String value) {
        StringBuilder out = new StringBuilder();
        value.codePoints().forEach(c -> {
            String text = Character.toString(c);
            out.append(AS_IT_IS.indexOf(c) >= 0 ? text : PercentEncoding.encode(text));
        });
        return out.toString();
    }
}
