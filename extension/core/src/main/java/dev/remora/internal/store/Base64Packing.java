package dev.remora.internal.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes runs of base64url letters as the octets that they stand for, three for four letters. Tokens, states and verifiers are
 * such runs, each segment of a JWT is one, and a cookie is base64 itself: without this they would be encoded twice. A run is cut
 * to a multiple of four letters, of which each has exactly one meaning, and the rest of it stays text: all octets come back as
 * they were. The form is text (length, octets) and run (length of what it stands for, octets) by turns.
 *
 * <p>Nothing is compressed. What is in a cookie mixes secrets with text that others choose (names of users, addresses to return
 * to), and its length is seen on the wire: with compression the length would tell how much of such a text is in a secret (the
 * attacks CRIME and BREACH). The length of a packed text depends on the alphabet of its letters alone.
 */
final class Base64Packing {

    // shorter ones save less than the two lengths take
    private static final int SHORTEST_RUN = 16;
    private static final int LETTERS = 4;
    private static final int OCTETS = 3;

    private Base64Packing() {}

    static byte[] pack(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
        int textFrom = 0;
        int end;
        for (int at = 0; at < content.length; at = end + 1) {
            end = endOfRun(content, at);
            int run = (end - at) / LETTERS * LETTERS;
            if (run >= SHORTEST_RUN) {
                sized(out, content, textFrom, at - textFrom);
                byte[] octets = Base64.getUrlDecoder()
                        .decode(ByteBuffer.wrap(content, at, run))
                        .array();
                sized(out, octets, 0, run / LETTERS * OCTETS);
                textFrom = at + run;
            }
        }
        if (textFrom < content.length) {
            sized(out, content, textFrom, content.length - textFrom);
        }
        return out.toByteArray();
    }

    /** @throws IllegalArgumentException if that is not what {@link #pack} wrote */
    static byte[] unpack(byte[] packed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length * LETTERS / OCTETS);
        ByteBuffer in = ByteBuffer.wrap(packed);
        while (in.hasRemaining()) {
            out.writeBytes(sized(in));
            if (in.hasRemaining()) {
                out.writeBytes(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(sized(in))
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        return out.toByteArray();
    }

    private static int endOfRun(byte[] content, int from) {
        int end = from;
        while (end < content.length && isLetter(content[end])) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(byte octet) {
        return octet >= 'A' && octet <= 'Z'
                || octet >= 'a' && octet <= 'z'
                || octet >= '0' && octet <= '9'
                || octet == '-'
                || octet == '_';
    }

    /** Seven bits of the length an octet, the lowest first. */
    private static void sized(ByteArrayOutputStream out, byte[] content, int from, int length) {
        int left = length;
        for (; left >= 0x80; left >>>= 7) {
            out.write(left | 0x80);
        }
        out.write(left);
        out.write(content, from, length);
    }

    private static byte[] sized(ByteBuffer in) {
        int length = 0;
        for (int shift = 0; shift < Integer.SIZE - 4 && in.hasRemaining(); shift += 7) {
            int octet = in.get();
            length |= (octet & 0x7f) << shift;
            if (octet >= 0) {
                return octets(in, length);
            }
        }
        throw new IllegalArgumentException("a length is damaged");
    }

    private static byte[] octets(ByteBuffer in, int length) {
        if (length > in.remaining()) {
            throw new IllegalArgumentException("less is there than its length says");
        }
        byte[] octets = new byte[length];
        in.get(octets);
        return octets;
    }
}
