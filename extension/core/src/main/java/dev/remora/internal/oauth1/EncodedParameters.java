package dev.remora.internal.oauth1;

import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.PercentEncoding;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The parameters of one request as the signature base string has them (RFC 5849 sections 3.4.1.1 and 3.4.1.3), in one run of
 * octets: percent-encoded twice, with {@code &} and {@code =} encoded once. Sorting by this form is sorting by the form that
 * is encoded once: what is added, {@code 25}, comes behind the octet that decides. For one thread at a time.
 */
final class EncodedParameters {

    // the indexes at which each name starts and ends and each value ends
    private static final int BOUNDS = 3;
    private static final String AND = "%26";
    private static final String IS = "%3D";
    // "oauth_" as the first six octets of a head
    private static final long PROTOCOL = 0x6F_61_75_74_68_5FL;
    // the most that insertion sorts quickest
    private static final int FEW = 40;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final OctetBuilder octets = new OctetBuilder(1024);
    private int[] bounds = new int[16 * BOUNDS];
    // the first octets of each name: nearly always enough to sort by
    private long[] heads = new long[16];
    private int[] order = new int[16];
    private int size;

    /** Forgets all but the first ones. */
    void cut(int shorter) {
        size = shorter;
        octets.cut(size == 0 ? 0 : valueEnd(size - 1));
    }

    int size() {
        return size;
    }

    int capacity() {
        return octets.capacity() + (Integer.BYTES * (BOUNDS + 1) + Long.BYTES) * order.length;
    }

    void add(String name, String value) {
        begin();
        octets.appendEncodedTwice(name);
        endName();
        octets.appendEncodedTwice(value);
        end();
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

    /** Puts another value of the same length in place of one; neither needs encoding. */
    void replaceUnreserved(int index, String value) {
        octets.overwriteAscii(valueStart(index), value);
    }

    Parameter decoded(int index) {
        return new Parameter(
                PercentEncoding.decode(encodedOnce(nameStart(index), nameEnd(index))),
                PercentEncoding.decode(encodedOnce(valueStart(index), valueEnd(index))));
    }

    /** Whether the name begins like those of the protocol. */
    boolean isProtocolName(int index) {
        return heads[index] >>> Short.SIZE == PROTOCOL;
    }

    boolean sameName(int left, int right) {
        byte[] array = octets.array();
        return Arrays.equals(array, nameStart(left), nameEnd(left), array, nameStart(right), nameEnd(right));
    }

    /** Appends the normalized parameters (section 3.4.1.3.2), encoded again. */
    void appendNormalized(OctetBuilder out) {
        sort();
        int i = 0;
        while (i < size) {
            int first = i++;
            // neighbours are copied in one piece
            while (i < size && order[i] == order[i - 1] + 1) {
                i++;
            }
            int start = nameStart(order[first]);
            out.append(octets.array(), first == 0 ? start : start - AND.length(), valueEnd(order[i - 1]));
        }
    }

    private void addPair(String raw, int start, int end) {
        int equals = raw.indexOf('=', start);
        int nameEnd = equals < 0 || equals > end ? end : equals;
        begin();
        appendRecoded(raw, start, nameEnd);
        endName();
        appendRecoded(raw, Math.min(nameEnd + 1, end), end);
        end();
    }

    private void appendRecoded(String raw, int start, int end) {
        int at = octets.appendUnreserved(raw, start, end);
        while (at < end) {
            char c = raw.charAt(at);
            int octet = c == '%' ? escapedOctet(raw, at, end) : -1;
            at += octet < 0 ? 1 : 3;
            octets.appendOctetTwice(octet >= 0 ? octet : c == '+' ? ' ' : c);
            at = octets.appendUnreserved(raw, at, end);
        }
    }

    // a percent sign that begins no octet stands for itself
    private static int escapedOctet(String raw, int at, int end) {
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
            heads = Arrays.copyOf(heads, size * 2);
        }
        bounds[size * BOUNDS] = octets.appendAscii(AND).length();
    }

    private void endName() {
        bounds[size * BOUNDS + 1] = octets.length();
        octets.appendAscii(IS);
    }

    private void end() {
        bounds[size * BOUNDS + 2] = octets.length();
        heads[size] = head(nameStart(size), nameEnd(size));
        size++;
    }

    // shorter names are filled up with zeros, which no name holds
    private long head(int start, int end) {
        octets.reserve(Long.BYTES);
        long word = (long) WORDS.get(octets.array(), start);
        int missing = Long.BYTES - (end - start);
        return missing <= 0 ? word : missing == Long.BYTES ? 0 : word >>> missing * 8 << missing * 8;
    }

    private void sort() {
        if (size > FEW) {
            sortMany();
            return;
        }
        // insertion: allocates nothing
        for (int i = 0; i < size; i++) {
            int at = i;
            while (at > 0 && compare(order[at - 1], i) > 0) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
    }

    private void sortMany() {
        Integer[] indexes = new Integer[size];
        Arrays.setAll(indexes, i -> i);
        Arrays.sort(indexes, this::compare);
        for (int i = 0; i < size; i++) {
            order[i] = indexes[i];
        }
    }

    // names first, then values: joined by "=" they would sort otherwise
    private int compare(int left, int right) {
        return heads[left] == heads[right] ? compareWhole(left, right) : Long.compare(heads[left], heads[right]);
    }

    private int compareWhole(int left, int right) {
        byte[] array = octets.array();
        int names = Arrays.compare(array, nameStart(left), nameEnd(left), array, nameStart(right), nameEnd(right));
        return names != 0
                ? names
                : Arrays.compare(array, valueStart(left), valueEnd(left), array, valueStart(right), valueEnd(right));
    }

    private String encodedOnce(int start, int end) {
        return PercentEncoding.decode(new String(octets.array(), start, end - start, StandardCharsets.US_ASCII));
    }

    private int nameStart(int index) {
        return bounds[index * BOUNDS];
    }

    private int nameEnd(int index) {
        return bounds[index * BOUNDS + 1];
    }

    private int valueStart(int index) {
        return nameEnd(index) + IS.length();
    }

    private int valueEnd(int index) {
        return bounds[index * BOUNDS + 2];
    }
}
