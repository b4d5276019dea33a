package dev.remora.internal.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A content that is too large for one cookie, in parts. Each says of which set it is (a random id), its number, and how many there
 * are; what it says is sealed with it. Parts of two sets, or less than all of one, are no content.
 */
final class CookieParts {

    /** The first octet of a part. */
    static final byte FORMAT = 3;

    /** The most cookies of one content, whatever the settings say: a lower setting leaves the larger ones readable. */
    static final int MOST = 4;

    static final int SET_ID_LENGTH = 12;

    private static final int HEAD_LENGTH = 1 + SET_ID_LENGTH + 2;

    private CookieParts() {}

    /**
     * Splits a content, the first parts full.
     *
     * @param room octets of one part, all that it says included
     */
    static List<byte[]> split(byte[] content, int room, byte[] setId) {
        int size = room - HEAD_LENGTH;
        int count = (content.length + size - 1) / size;
        List<byte[]> parts = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            byte[] slice = Arrays.copyOfRange(content, (number - 1) * size, Math.min(number * size, content.length));
            parts.add(ByteBuffer.allocate(HEAD_LENGTH + slice.length)
                    .put(FORMAT)
                    .put(setId)
                    .put((byte) number)
                    .put((byte) count)
                    .put(slice)
                    .array());
        }
        return parts;
    }

    /** The number of parts of which this one is one; zero if it is none. */
    static int count(byte[] part) {
        return part.length > HEAD_LENGTH && part[0] == FORMAT ? part[HEAD_LENGTH - 1] : 0;
    }

    /** Puts together all the parts of one set in their order, else returns empty. */
    static Optional<byte[]> join(List<byte[]> parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int at = 0; at < parts.size(); at++) {
            byte[] part = parts.get(at);
            if (count(part) != parts.size() || part[HEAD_LENGTH - 2] != at + 1 || !isOfOneSet(part, parts.get(0))) {
                return Optional.empty();
            }
            content.write(part, HEAD_LENGTH, part.length - HEAD_LENGTH);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(content.toByteArray());
    }

    private static boolean isOfOneSet(byte[] one, byte[] other) {
        return Arrays.equals(one, 1, 1 + SET_ID_LENGTH, other, 1, 1 + SET_ID_LENGTH);
    }
}
