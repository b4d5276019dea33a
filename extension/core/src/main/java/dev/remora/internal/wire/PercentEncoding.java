package dev.remora.internal.wire;

import dev.remora.internal.wire.WireException.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Percent-encoding as RFC 5849 section 3.6 has it: all but the unreserved characters of RFC 3986, upper-case digits. */
public final class PercentEncoding {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final char REPLACEMENT = '\uFFFD';
    private static final boolean[] IS_UNRESERVED = table();
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    // each octet escaped, from the high octet of the number on, with the length in the low one; and each ASCII
    // character,
    // escaped if need be
    static final int[] ESCAPES = escapes();
    static final int[] ENCODED = encoded();
    static final long[] ESCAPES_TWICE = twice(ESCAPES);
    static final long[] ENCODED_TWICE = twice(ENCODED);

    private PercentEncoding() {}

    public static boolean isUnreserved(int c) {
        return c < IS_UNRESERVED.length && IS_UNRESERVED[c];
    }

    public static String encode(String text) {
        return new OctetBuilder(text.length() * 3).appendEncoded(text).toString();
    }

    public static void encode(String text, StringBuilder out) {
        out.append(encode(text));
    }

    /** Decodes UTF-8; a plus stays a plus. */
    public static String decode(String text) {
        return text.indexOf('%') < 0 ? text : utf8(octets(text, '+'));
    }

    /** Decodes as in a form or a query: a plus is a space. */
    public static String decodeForm(String text) {
        return text.indexOf('%') < 0 ? text.replace('+', ' ') : utf8(octets(text, ' '));
    }

    /** The text of octets, which must be right in that encoding. */
    public static String text(byte[] octets, Charset charset) {
        String text = new String(octets, charset);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        try { // the character may have been sent as such
            return charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException e) {
            throw new WireException(Problem.ENCODING, "not " + charset.name());
        }
    }

    /** The value of a hexadecimal digit, or -1. */
    public static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    static byte hex(int value) {
        return HEX[value & 0xF];
    }

    private static String utf8(byte[] octets) {
        return text(octets, StandardCharsets.UTF_8);
    }

    private static byte[] octets(String text, char plus) {
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        byte[] target = new byte[source.length];
        int length = 0;
        for (int at = 0; at < source.length; at++) {
            byte octet = source[at];
            if (octet == '%') {
                octet = escaped(source, at);
                at += 2;
            } else if (octet == '+') {
                octet = (byte) plus;
            }
            target[length++] = octet;
        }
        return Arrays.copyOf(target, length);
    }

    private static byte escaped(byte[] source, int at) {
        int high = at + 2 < source.length ? digit((char) (source[at + 1] & 0xFF)) : -1;
        int low = at + 2 < source.length ? digit((char) (source[at + 2] & 0xFF)) : -1;
        if (high < 0 || low < 0) {
            throw new WireException(Problem.SYNTAX, "a % is not followed by two hexadecimal digits");
        }
        return (byte) (high << 4 | low);
    }

    private static boolean[] table() {
        boolean[] table = new boolean[0x80];
        UNRESERVED.chars().forEach(c -> table[c] = true);
        return table;
    }

    private static int[] escapes() {
        int[] escapes = new int[0x100];
        Arrays.setAll(escapes, octet -> '%' << 24 | hex(octet >> 4) << 16 | hex(octet) << 8 | 3);
        return escapes;
    }

    private static int[] encoded() {
        int[] encoded = Arrays.copyOf(ESCAPES, IS_UNRESERVED.length);
        UNRESERVED.chars().forEach(c -> encoded[c] = c << 24 | 1);
        return encoded;
    }

    private static long[] twice(int[] once) {
        return Arrays.stream(once)
                .mapToLong(encoded -> (encoded & 3) == 1
                        ? (long) (encoded & ~1) << 32 | 1
                        : (long) (('%' << 16) | ('2' << 8) | '5') << 40 | (long) (encoded >> 8 & 0xFFFF) << 24 | 5)
                .toArray();
    }
}
