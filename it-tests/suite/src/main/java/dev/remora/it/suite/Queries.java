package dev.remora.it.suite;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Queries and forms, as a provider reads them. */
final class Queries {

    private Queries() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The parameters of a query in which no name comes twice. */
    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            String previous = parameters.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            if (previous != null) {
                throw new AssertionError(parts[0] + " twice in " + query);
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
