package dev.remora.internal.client;

import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.PercentEncoding;
import org.jspecify.annotations.Nullable;

/** Path and query of a URL as people write them, and the dots and slashes hidden in them. */
final class UrlText {

    // RFC 3986 section 3.3 and 3.4: what paths and queries hold beside unreserved characters
    private static final String ALLOWED = "!$&'()*+,;=:@/?%";

    private UrlText() {}

    /** Returns the reason why a text is no URL; null if it may be one. */
    static @Nullable String fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7F) {
                return "has a control character in it";
            }
            if (c == '\\') {
                return "has a backslash in it";
            }
            if (c == '%' && !isEscape(text, i)) {
                return "has a % in it that is not followed by two hexadecimal digits; a percent sign is written %25";
            }
        }
        return null;
    }

    /**
     * Whether a text is an absolute URL: http or https before its first colon, or anything before {@code ://}. Every other
     * colon in a first segment belongs to the path, such as in {@code documents:batchGet}.
     */
    static boolean hasScheme(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !isScheme(text.substring(0, colon))) {
            return false;
        }
        String scheme = text.substring(0, colon);
        return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https") || text.startsWith("//", colon + 1);
    }

    // RFC 3986 section 3.1
    private static boolean isScheme(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
            boolean other = c >= '0' && c <= '9' || c == '+' || c == '.' || c == '-';
            if (!letter && (i == 0 || !other)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Without the one {@code ./} by which RFC 3986 section 4.2 has a first segment with a colon written. */
    static String withoutLeadingDot(String path) {
        return path.startsWith("./") && !path.startsWith("/", 2) ? path.substring(2) : path;
    }

    /** Encodes what cannot be in a path or query, and nothing else; braces may stay, for templates. */
    static String encoded(String text, boolean braces) {
        int asItIs = 0;
        while (asItIs < text.length() && isAllowed(text.charAt(asItIs), braces)) {
            asItIs++;
        }
        if (asItIs == text.length()) {
            return text;
        }
        OctetBuilder out = new OctetBuilder(text.length() + 16).appendAscii(text.substring(0, asItIs));
        for (int i = asItIs; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80 && isAllowed((char) c, braces)) {
                out.append(c);
            } else {
                out.appendEncoded(Character.toString(c));
            }
        }
        return out.toString();
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && PercentEncoding.digit(text.charAt(at + 1)) >= 0
                && PercentEncoding.digit(text.charAt(at + 2)) >= 0;
    }

    private static boolean isAllowed(char c, boolean braces) {
        return PercentEncoding.isUnreserved(c) || ALLOWED.indexOf(c) >= 0 || braces && (c == '{' || c == '}');
    }
}
