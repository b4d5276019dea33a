package dev.remora.internal.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing run of ASCII octets, made to be filled again and again by one thread at a time. */
public final class OctetBuilder {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] octets;
    private int length;

    public OctetBuilder(int capacity) {
        octets = new byte[Math.max(capacity, 16)];
    }

    /** The backing array: valid up to {@link #length()} and until the next append. */
    public byte[] array() {
        return octets;
    }

    public int length() {
        return length;
    }

    public int capacity() {
        return octets.length;
    }

    public void clear() {
        length = 0;
    }

    /** Forgets what was appended beyond that length. */
    public void cut(int shorter) {
        length = shorter;
    }

    /** Makes room in the backing array beyond {@link #length()}. */
    public void reserve(int more) {
        if (octets.length - length < more) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + more));
        }
    }

    public OctetBuilder append(int octet) {
        reserve(1);
        octets[length++] = (byte) octet;
        return this;
    }

    /** Appends text that is known to be ASCII, as it is. */
    @SuppressWarnings("deprecation") // the one copy of Latin-1 text that allocates nothing
    public OctetBuilder appendAscii(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), octets, length);
        length += text.length();
        return this;
    }

    /** Puts text that is known to be ASCII in place of what stands there. */
    @SuppressWarnings("deprecation") // the deprecated method takes the low octets, which are all of ASCII
    public void overwriteAscii(int at, String text) {
        text.getBytes(0, text.length(), octets, at);
    }

    public OctetBuilder append(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, octets, length, to - from);
        length += to - from;
        return this;
    }

    /** Appends text percent-encoded. */
    public OctetBuilder appendEncoded(String text) {
        int end = text.length();
        int at = appendShortEncoded(text, 0, end);
        while (at < end) {
            at = appendShortEncoded(text, appendLong(text, at), end);
        }
        return this;
    }

    // the characters of one octet or two; returns where the first one stands that has more
    private int appendShortEncoded(String text, int from, int end) {
        reserve((end - from) * 6 + Integer.BYTES);
        byte[] out = octets;
        int to = length;
        int at = from;
        while (at < end) {
            char c = text.charAt(at);
            if (c < 0x80) {
                int encoded = PercentEncoding.ENCODED[c];
                INTS.set(out, to, encoded);
                to += encoded & 3;
            } else if (c < 0x800) {
                INTS.set(out, to, PercentEncoding.ESCAPES[0xC0 | c >> 6]);
                INTS.set(out, to + 3, PercentEncoding.ESCAPES[0x80 | c & 0x3F]);
                to += 6;
            } else {
                break;
            }
            at++;
        }
        length = to;
        return at;
    }

    /** Appends what needs no encoding at the beginning of that stretch of a text; returns where that ends. */
    public int appendUnreserved(String text, int from, int end) {
        reserve(end - from);
        byte[] out = octets;
        int to = length;
        int at = from;
        while (at < end) {
            char c = text.charAt(at);
            if (!PercentEncoding.isUnreserved(c)) {
                break;
            }
            out[to++] = (byte) c;
            at++;
        }
        length = to;
        return at;
    }

    /** Appends a percent sign and the two digits of an octet, whatever octet it is. */
    public OctetBuilder appendEscape(int octet) {
        reserve(3);
        octets[length++] = '%';
        octets[length++] = PercentEncoding.hex(octet >> 4);
        octets[length++] = PercentEncoding.hex(octet);
        return this;
    }

    /** Appends text percent-encoded twice, as parameters are in a signature base string. */
    public OctetBuilder appendEncodedTwice(String text) {
        int end = text.length();
        int at = appendShortTwice(text, 0, end);
        while (at < end) {
            at = appendShortTwice(text, appendLongTwice(text, at), end);
        }
        return this;
    }

    /** Appends one octet percent-encoded twice. */
    public OctetBuilder appendOctetTwice(int octet) {
        return PercentEncoding.isUnreserved(octet) ? append(octet) : appendEscapeTwice(octet);
    }

    @Override
    public String toString() {
        return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
    }

    private int appendShortTwice(String text, int from, int end) {
        reserve((end - from) * 10 + Long.BYTES);
        byte[] out = octets;
        int to = length;
        int at = from;
        while (at < end) {
            char c = text.charAt(at);
            if (c < 0x80) {
                long encoded = PercentEncoding.ENCODED_TWICE[c];
                LONGS.set(out, to, encoded);
                to += (int) encoded & 7;
            } else if (c < 0x800) {
                LONGS.set(out, to, PercentEncoding.ESCAPES_TWICE[0xC0 | c >> 6]);
                LONGS.set(out, to + 5, PercentEncoding.ESCAPES_TWICE[0x80 | c & 0x3F]);
                to += 10;
            } else {
                break;
            }
            at++;
        }
        length = to;
        return at;
    }

    private int appendLongTwice(String text, int at) {
        OctetBuilder once = new OctetBuilder(16);
        int next = once.appendLong(text, at);
        for (int i = 0; i < once.length; i++) {
            append(once.octets[i]);
            if (once.octets[i] == '%') {
                append('2').append('5');
            }
        }
        return next;
    }

    private OctetBuilder appendEscapeTwice(int octet) {
        reserve(Long.BYTES);
        LONGS.set(octets, length, PercentEncoding.ESCAPES_TWICE[octet]);
        length += 5;
        return this;
    }

    // a character of three octets or four; returns where the next one begins
    private int appendLong(String text, int at) {
        char c = text.charAt(at);
        if (!Character.isSurrogate(c)) {
            appendEscape(0xE0 | c >> 12).appendEscape(0x80 | c >> 6 & 0x3F).appendEscape(0x80 | c & 0x3F);
            return at + 1;
        }
        int codePoint = text.codePointAt(at);
        if (Character.isBmpCodePoint(codePoint)) {
            appendEscape('?'); // String.getBytes writes the same: half a character has no UTF-8 form
            return at + 1;
        }
        appendEscape(0xF0 | codePoint >> 18).appendEscape(0x80 | codePoint >> 12 & 0x3F);
        appendEscape(0x80 | codePoint >> 6 & 0x3F).appendEscape(0x80 | codePoint & 0x3F);
        return at + 2;
    }
}
