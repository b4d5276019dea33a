package dev.remora.internal.wire;

/**
 * Takes white space off texts of the protocol. {@link String#strip} also takes off what those texts may hold, such as
 * vertical tabs and the spaces of Unicode.
 */
public final class Whitespace {

    private Whitespace() {}

    /** Takes spaces and tabs off both ends of a field value (RFC 9110 section 5.6.3). */
    public static String trimHeader(String value) {
        return trim(value, " \t");
    }

    /** Takes spaces, tabs and line ends off both ends of a body. */
    public static String trimBody(String text) {
        return trim(text, " \t\r\n");
    }

    /** Trims like {@link #trimBody} a body that may begin with a byte order mark. */
    public static String trimMarkedBody(String text) {
        return trimBody(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static String trim(String text, String taken) {
        int start = 0;
        int end = text.length();
        while (start < end && taken.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (start < end && taken.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}
