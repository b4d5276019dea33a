package dev.remora.internal.wire;

/** Segments of a path that mean another directory (RFC 3986 section 3.3), however they are disguised. */
public final class DotSegments {

    private static final int MAX_NESTED_ENCODINGS = 4;

    private DotSegments() {}

    /** Tells whether a segment of the path means another directory to somebody on the way. */
    public static boolean areIn(String rawPath) {
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
}
