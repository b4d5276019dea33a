package dev.remora.internal.oauth1;

import dev.remora.internal.wire.Parameter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The base string written down from RFC 5849, sentence by sentence, with nothing of the code it judges. */
final class Oracle {

    // RFC 3986 appendix B, with the authority taken apart
    private static final Pattern URI =
            Pattern.compile("([^:/?#]+)://(?:[^/?#@]*@)?(\\[[^\\]]*\\]|[^:/?#]*)(?::(\\d*))?([^?#]*)(?:\\?([^#]*))?.*");

    private static final Pattern OCTET = Pattern.compile("%([0-9A-Fa-f]{2})|(.)", Pattern.DOTALL);
    private static final String DIGITS = "0123456789ABCDEF";

    private record Pair(String name, String value) {}

    private Oracle() {}

    static String baseString(SampleRequest request) {
        Matcher uri = URI.matcher(request.uri());
        if (!uri.matches()) {
            throw new IllegalArgumentException(request.uri());
        }
        List<Pair> pairs = new ArrayList<>();
        if (uri.group(5) != null) {
            for (String pair : uri.group(5).split("&")) {
                addPair(pair, pairs);
            }
        }
        add(request.form().list(), pairs);
        add(request.protocol().list(), pairs);
        return escape(bytes(request.method().toUpperCase(Locale.ROOT))) + "&" + escape(bytes(baseUri(uri))) + "&"
                + escape(bytes(normalized(pairs)));
    }

    // section 3.4.1.3.1: decoded as application/x-www-form-urlencoded, then section 3.4.1.3.2: encoded
    private static void addPair(String pair, List<Pair> pairs) {
        if (!pair.isEmpty()) {
            String[] parts = pair.split("=", 2);
            pairs.add(new Pair(escape(unescape(parts[0])), parts.length == 1 ? "" : escape(unescape(parts[1]))));
        }
    }

    private static void add(List<Parameter> parameters, List<Pair> pairs) {
        parameters.forEach(
                parameter -> pairs.add(new Pair(escape(bytes(parameter.name())), escape(bytes(parameter.value())))));
    }

    // section 3.4.1.3.2: "sorted by name, using ascending byte value ordering", then by value; the text is ASCII
    private static String normalized(List<Pair> pairs) {
        return pairs.stream()
                .sorted(Comparator.comparing(Pair::name).thenComparing(Pair::value))
                .map(pair -> pair.name() + "=" + pair.value())
                .collect(Collectors.joining("&"));
    }

    // section 3.4.1.2
    private static String baseUri(Matcher uri) {
        String scheme = uri.group(1).toLowerCase(Locale.ROOT);
        String port = uri.group(3) == null ? "" : uri.group(3);
        boolean shown = !port.isEmpty() && !port.equals(scheme.equals("http") ? "80" : "443");
        return scheme + "://" + uri.group(2).toLowerCase(Locale.ROOT) + (shown ? ":" + port : "")
                + (uri.group(4).isEmpty() ? "/" : uri.group(4));
    }

    // section 3.6
    private static String escape(byte[] octets) {
        StringBuilder out = new StringBuilder();
        for (byte octet : octets) {
            char c = (char) (octet & 0xFF);
            boolean unreserved = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (unreserved || "-._~".indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(DIGITS.charAt(c / 16)).append(DIGITS.charAt(c % 16));
            }
        }
        return out.toString();
    }

    private static byte[] unescape(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Matcher part = OCTET.matcher(text);
        while (part.find()) {
            out.write(
                    part.group(1) != null
                            ? Integer.parseInt(part.group(1), 16)
                            : part.group(2).replace('+', ' ').charAt(0));
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
