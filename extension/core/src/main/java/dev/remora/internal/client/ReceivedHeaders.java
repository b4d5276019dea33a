package dev.remora.internal.client;

import jakarta.ws.rs.core.AbstractMultivaluedMap;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Headers of an answer: names in any case of letters, unmodifiable. */
final class ReceivedHeaders extends AbstractMultivaluedMap<String, String> {

    private static final long serialVersionUID = 1L;

    private ReceivedHeaders(Map<String, List<String>> headers) {
        super(headers);
    }

    static ReceivedHeaders copyOf(Map<String, List<String>> received) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        received.forEach((name, values) -> {
            if (name != null && values != null) {
                copy.put(name, List.copyOf(values));
            }
        });
        return new ReceivedHeaders(Collections.unmodifiableMap(copy));
    }
}
