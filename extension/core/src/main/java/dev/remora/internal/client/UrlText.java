package dev.remora.internal.client;

import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.PercentEncoding;
import org.jspecify.annotations.Nullable;

/** Path and query of a URL as people write them, and the dots and slashes hidden in them. */
final class UrlText {

    // RFC 3986 section 3.3 and 3.4: what paths and queries hold beside unreserved characters
    private static final String ALLOWED = "!$&'()*+,;=:@/?%";
    private static final int MAX_NESTED_ENCODINGS = 4;

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

    /** Whether a segment of the path means another directory to somebody on the way, however it is disguised. */
    static boolean hasDotSegment(String rawPath) {
        if (rawPath.indexOf('.') < 0 && rawPath.indexOf('%') < 0) {
            return false;
        }
        String path = rawPath;
        for (int i = 0; i < MAX_NESTED_ENCODINGS; i++) {
            for (String segment : path.split("[/\\\\]", -1)) {
                if (isDots(segment)) {
                    return true;
                }
            }
            String decoded = decodedOnce(path);
            if (decoded.equals(path)) {
                return false;
            }
            path = decoded;
        }
        return true; // nobody encodes five times without a reason
    }

    // matrix parameters do not count: "..;a=b" is ".." to some servers
    private static boolean isDots(String segment) {
        int semicolon = segment.indexOf(';');
        String name = semicolon < 0 ? segment : segment.substring(0, semicolon);
        return name.equals(".") || name.equals("..");
    }

    // octet by octet and never failing: only dots, slashes and percent signs matter
    private static String decodedOnce(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && isEscape(text, i)) {
                int octet = PercentEncoding.digit(text.charAt(i + 1)) << 4 | PercentEncoding.digit(text.charAt(i + 2));
                out.append((char) octet);
                i += 2;
            } else {
                out.append(text.charAt(i));
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
