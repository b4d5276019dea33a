package dev.remora.samples.provider;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes the text formats of the faces. */
final class Texts {

    /** One parameter, decoded. */
    record Pair(String name, String value) {}

    private Texts() {}

    /** RFC 5849 section 3.6. */
    static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> percentEncoded(entry.getKey()) + "=" + percentEncoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    static List<Pair> pairs(@Nullable String encoded) {
        List<Pair> pairs = new ArrayList<>();
        for (String part : encoded == null ? new String[0] : encoded.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                pairs.add(new Pair(decoded(name), equals < 0 ? "" : decoded(part.substring(equals + 1))));
            }
        }
        return pairs;
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static URI withQuery(String uri, Map<String, String> parameters) {
        return URI.create(uri + (uri.contains("?") ? "&" : "?") + form(parameters));
    }

    static String random(SecureRandom random, int bytes) {
        byte[] buffer = new byte[bytes];
        random.nextBytes(buffer);
        return HexFormat.of().formatHex(buffer);
    }
}
