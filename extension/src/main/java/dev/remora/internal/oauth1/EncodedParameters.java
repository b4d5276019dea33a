package dev.remora.internal.oauth1;

import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The parameters of one request, percent-encoded once, in one run of octets (RFC 5849 section 3.4.1.3). Filled, read and
 * cleared by one thread at a time.
 */
final class EncodedParameters {

    // where each name starts and ends and each value ends; a value starts where its name ends
    private static final int BOUNDS = 3;

    private final OctetBuilder octets = new OctetBuilder(1024);
    private int[] bounds = new int[32 * BOUNDS];
    private int[] order = new int[32];
    private int size;

    void clear() {
        octets.clear();
        size = 0;
    }

    int size() {
        return size;
    }

    int capacity() {
        return octets.capacity() + Integer.BYTES * BOUNDS * order.length;
    }

    void add(String name, String value) {
        begin();
        octets.appendEncoded(name);
        endName();
        octets.appendEncoded(value);
        endValue();
    }

    /** Adds what needs no encoding. */
    void addUnreserved(String name, String value) {
        begin();
        octets.appendAscii(name);
        endName();
        octets.appendAscii(value);
        endValue();
    }

    void add(Parameters parameters) {
        for (int i = 0; i < parameters.list().size(); i++) {
            Parameter parameter = parameters.list().get(i);
            add(parameter.name(), parameter.value());
        }
    }

    /** Adds a query as it goes over the wire: octet by octet, whatever character encoding it was meant in. */
    void addQuery(String raw) {
        int start = 0;
        while (start < raw.length()) {
            int ampersand = raw.indexOf('&', start);
            int end = ampersand < 0 ? raw.length() : ampersand;
            if (end > start) {
                addPair(raw, start, end);
            }
            start = end + 1;
        }
    }

    String name(int index) {
        return new String(
                octets.array(), nameStart(index), nameEnd(index) - nameStart(index), StandardCharsets.US_ASCII);
    }

    Parameter decoded(int index) {
        String value =
                new String(octets.array(), nameEnd(index), valueEnd(index) - nameEnd(index), StandardCharsets.US_ASCII);
        return new Parameter(PercentEncoding.decode(name(index)), PercentEncoding.decode(value));
    }

    boolean nameIs(int index, String name) {
        int start = nameStart(index);
        if (nameEnd(index) - start != name.length()) {
            return false;
        }
        return nameStartsWith(index, name);
    }

    boolean nameStartsWith(int index, String prefix) {
        int start = nameStart(index);
        if (nameEnd(index) - start < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (octets.array()[start + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Appends {@code name="value"}, encoded once. */
    void appendQuoted(int index, OctetBuilder out) {
        out.append(octets.array(), nameStart(index), nameEnd(index)).append('=').append('"');
        out.append(octets.array(), nameEnd(index), valueEnd(index)).append('"');
    }

    /** Appends the normalized parameters (section 3.4.1.3.2). */
    void appendNormalized(OctetBuilder out) {
        sort();
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                out.append('&');
            }
            out.append(octets.array(), nameStart(order[i]), nameEnd(order[i])).append('=');
            out.append(octets.array(), nameEnd(order[i]), valueEnd(order[i]));
        }
    }

    /** Appends the normalized parameters encoded again, as the base string has them. */
    void appendNormalizedEncoded(OctetBuilder out) {
        sort();
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                out.appendAscii("%26");
            }
            out.appendEncodedAgain(octets.array(), nameStart(order[i]), nameEnd(order[i]))
                    .appendAscii("%3D");
            out.appendEncodedAgain(octets.array(), nameEnd(order[i]), valueEnd(order[i]));
        }
    }

    private void addPair(String raw, int start, int end) {
        int equals = raw.indexOf('=', start);
        int nameEnd = equals < 0 || equals > end ? end : equals;
        begin();
        appendRecoded(raw, start, nameEnd);
        endName();
        appendRecoded(raw, Math.min(nameEnd + 1, end), end);
        endValue();
    }

    private void appendRecoded(String raw, int start, int end) {
        for (int at = start; at < end; at++) {
            char c = raw.charAt(at);
            int escaped = c == '%' ? escaped(raw, at, end) : -1;
            if (escaped >= 0) {
                octets.appendEncodedOctet(escaped);
                at += 2;
            } else {
                octets.appendEncodedOctet(c == '+' ? ' ' : c);
            }
        }
    }

    // a percent sign that begins no octet stands for itself
    private static int escaped(String raw, int at, int end) {
        if (at + 2 >= end) {
            return -1;
        }
        int high = PercentEncoding.digit(raw.charAt(at + 1));
        int low = PercentEncoding.digit(raw.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private void begin() {
        if (size == order.length) {
            order = Arrays.copyOf(order, size * 2);
            bounds = Arrays.copyOf(bounds, size * 2 * BOUNDS);
        }
        bounds[size * BOUNDS] = octets.length();
    }

    private void endName() {
        bounds[size * BOUNDS + 1] = octets.length();
    }

    private void endValue() {
        bounds[size * BOUNDS + 2] = octets.length();
        size++;
    }

    // binary insertion: allocates nothing, and requests have few parameters
    private void sort() {
        for (int i = 0; i < size; i++) {
            int low = 0;
            int high = i;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (compare(order[middle], i) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            System.arraycopy(order, low, order, low + 1, i - low);
            order[low] = i;
        }
    }

    // names first, then values: joined by "=" they would sort otherwise
    private int compare(int left, int right) {
        byte[] array = octets.array();
        int names = Arrays.compare(array, nameStart(left), nameEnd(left), array, nameStart(right), nameEnd(right));
        return names != 0
                ? names
                : Arrays.compare(array, nameEnd(left), valueEnd(left), array, nameEnd(right), valueEnd(right));
    }

    private int nameStart(int index) {
        return bounds[index * BOUNDS];
    }

    private int nameEnd(int index) {
        return bounds[index * BOUNDS + 1];
    }

    private int valueEnd(int index) {
        return bounds[index * BOUNDS + 2];
    }
}
