package dev.remora.internal.wire;

/** The characters of JSON strings, as UTF-8 and as escapes. */
final class JsonCharacters {

    /** Comes after the last character of a string. */
    static final int END = -1;

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";
    private static final int REPLACEMENT = 0xFFFD;
    /** The length of an escape by number. */
    static final int ESCAPE_LENGTH = 6;

    private JsonCharacters() {}

    /** The number of octets of one character beyond ASCII (RFC 3629 section 4), or 0 if it is none. */
    static int length(byte[] octets, int at) {
        int lead = octets[at] & 0xFF;
        int length = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (length == 0 || at + length > octets.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((octets[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return isMinimal(lead, octets[at + 1] & 0xFF) ? length : 0;
    }

    private static boolean isMinimal(int lead, int second) {
        return switch (lead) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second <= 0x9F; // the surrogates follow
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second <= 0x8F;
            default -> true;
        };
    }

    /** Whether this, after a backslash, stands for one other character. */
    static boolean isSimpleEscape(int octet) {
        return octet > 0 && ESCAPES.indexOf(octet) >= 0;
    }

    /** The UTF-16 code unit that an escape at that place stands for, or -1. */
    static int unit(byte[] octets, int at) {
        if (at + ESCAPE_LENGTH > octets.length || octets[at] != '\\' || octets[at + 1] != 'u') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
            int digit = PercentEncoding.digit((char) (octets[i] & 0xFF));
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    /**
     * The character at a place in a string that was checked, in the high half, and the place of the next one in the low
     * half. Half a character is U+FFFD.
     */
    static long next(byte[] octets, int at) {
        int octet = octets[at];
        if (octet == '"') {
            return character(END, at);
        }
        if (octet >= 0) {
            return octet == '\\' ? escaped(octets, at) : character(octet, at + 1);
        }
        int length = length(octets, at);
        int code = octet & 0xFF >> length + 1;
        for (int i = 1; i < length; i++) {
            code = code << 6 | octets[at + i] & 0x3F;
        }
        return character(code, at + length);
    }

    static int code(long character) {
        return (int) (character >> 32);
    }

    static int following(long character) {
        return (int) character;
    }

    private static long escaped(byte[] octets, int at) {
        int simple = ESCAPES.indexOf(octets[at + 1]);
        if (simple >= 0) {
            return character(ESCAPED.charAt(simple), at + 2);
        }
        int unit = unit(octets, at);
        if (!Character.isSurrogate((char) unit)) {
            return character(unit, at + ESCAPE_LENGTH);
        }
        int low = unit(octets, at + ESCAPE_LENGTH);
        return Character.isHighSurrogate((char) unit) && low >= 0 && Character.isLowSurrogate((char) low)
                ? character(Character.toCodePoint((char) unit, (char) low), at + 2 * ESCAPE_LENGTH)
                : character(REPLACEMENT, at + ESCAPE_LENGTH);
    }

    private static long character(int code, int next) {
        return (long) code << 32 | next;
    }
}
