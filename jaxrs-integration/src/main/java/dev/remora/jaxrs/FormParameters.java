package dev.remora.jaxrs;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads queries and forms alike on every server: JAX-RS implementations differ over malformed ones. */
final class FormParameters {

    private FormParameters() {}

    /** @throws dev.remora.CallbackRejectedException naming the part if it is malformed */
    static Map<String, List<String>> read(@Nullable String encoded, String part) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : encoded == null ? new String[0] : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters
                        .computeIfAbsent(decode(name, part), key -> new ArrayList<>())
                        .add(decode(value, part));
            }
        }
        parameters.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(parameters);
    }

    private static String decode(String text, String part) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw JaxrsMessages.malformed(part);
        }
    }
}
