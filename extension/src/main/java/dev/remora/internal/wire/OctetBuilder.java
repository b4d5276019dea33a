package dev.remora.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing run of ASCII octets, made to be filled again and again by one thread at a time. */
public final class OctetBuilder {

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

    public OctetBuilder append(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, octets, length, to - from);
        length += to - from;
        return this;
    }

    /** Appends text percent-encoded. */
    public OctetBuilder appendEncoded(String text) {
        reserve(text.length() * 3);
        int end = text.length();
        for (int at = 0; at < end; at++) {
            char c = text.charAt(at);
            if (c < 0x80) {
                appendEncodedOctet(c);
            } else if (Character.isHighSurrogate(c) && at + 1 < end && Character.isLowSurrogate(text.charAt(at + 1))) {
                appendSupplementary(Character.toCodePoint(c, text.charAt(++at)));
            } else {
                appendBasic(c);
            }
        }
        return this;
    }

    /** Appends one octet percent-encoded. */
    public void appendEncodedOctet(int octet) {
        reserve(3);
        if (PercentEncoding.isUnreserved(octet)) {
            octets[length++] = (byte) octet;
        } else {
            octets[length++] = '%';
            octets[length++] = PercentEncoding.hex(octet >> 4);
            octets[length++] = PercentEncoding.hex(octet);
        }
    }

    /** Appends octets that are percent-encoded already, encoded once more: only their percent signs change. */
    public OctetBuilder appendEncodedAgain(byte[] source, int from, int to) {
        reserve((to - from) * 3);
        for (int at = from; at < to; at++) {
            byte octet = source[at];
            octets[length++] = octet;
            if (octet == '%') {
                octets[length++] = '2';
                octets[length++] = '5';
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
    }

    private void appendBasic(char c) {
        if (c < 0x800) {
            appendEncodedOctet(0xC0 | c >> 6);
        } else if (Character.isSurrogate(c)) {
            appendEncodedOctet('?'); // as String.getBytes writes it: half a character has no UTF-8 form
            return;
        } else {
            appendEncodedOctet(0xE0 | c >> 12);
            appendEncodedOctet(0x80 | c >> 6 & 0x3F);
        }
        appendEncodedOctet(0x80 | c & 0x3F);
    }

    private void appendSupplementary(int codePoint) {
        appendEncodedOctet(0xF0 | codePoint >> 18);
        appendEncodedOctet(0x80 | codePoint >> 12 & 0x3F);
        appendEncodedOctet(0x80 | codePoint >> 6 & 0x3F);
        appendEncodedOctet(0x80 | codePoint & 0x3F);
    }

    private void reserve(int more) {
        if (octets.length - length < more) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + more));
        }
    }
}
