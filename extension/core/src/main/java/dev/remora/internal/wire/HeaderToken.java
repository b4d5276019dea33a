package dev.remora.internal.wire;

/** Tokens of header fields (RFC 9110 section 5.6.2): names of headers, media types and methods. */
public final class HeaderToken {

    private static final String MARKS = "!#$%&'*+-.^_`|~";

    private HeaderToken() {}

    /** Tells whether the text is a token; an empty one is none. */
    public static boolean isToken(CharSequence text) {
        return isToken(text, 0, text.length());
    }

    static boolean isToken(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return from < to;
    }

    private static boolean isTokenCharacter(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || MARKS.indexOf(c) >= 0;
    }
}
