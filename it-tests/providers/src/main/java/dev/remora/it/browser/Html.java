package dev.remora.it.browser;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** As much of HTML as pages that ask users something need. */
final class Html {

    private static final Pattern ATTRIBUTE =
            Pattern.compile("([a-zA-Z][\\w:-]*)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?");
    private static final Pattern REFERENCE = Pattern.compile("&(?:#(\\d+)|#[xX]([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));");

    private Html() {}

    static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        ATTRIBUTE.matcher(tag).results().forEach(match -> {
            String value = match.group(2);
            value = value == null ? match.group(3) : value;
            value = value == null ? match.group(4) : value;
            attributes.putIfAbsent(match.group(1).toLowerCase(Locale.ROOT), value == null ? "" : unescape(value));
        });
        return attributes;
    }

    static String unescape(String text) {
        return REFERENCE.matcher(text).replaceAll(match -> {
            if (match.group(1) != null) {
                return Character.toString(Integer.parseInt(match.group(1)));
            }
            if (match.group(2) != null) {
                return Character.toString(Integer.parseInt(match.group(2), 16));
            }
            return switch (match.group(3)) {
                case "amp" -> "&";
                case "lt" -> "<";
                case "gt" -> ">";
                case "quot" -> "\"";
                default -> "'";
            };
        });
    }
}
