package dev.remora.internal.wire;

import dev.remora.internal.wire.WireException.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FieldWriter} wrote, of this release or another of the same form. Throws nothing but {@link WireException}. */
public final class FieldReader {

    private static final int LONGEST_SIZE = 4; // octets; more than 256 MiB is damage

    private final Map<Integer, byte[]> fields;

    private FieldReader(Map<Integer, byte[]> fields) {
        this.fields = fields;
    }

    /**
     * Reads all fields, known or not.
     *
     * @throws WireException if the octets are of another form, or not all that was written
     */
    public static FieldReader of(byte[] octets, int form) {
        if (octets.length < 1 + FieldWriter.CHECKSUM_LENGTH) {
            throw damaged();
        }
        int found = Byte.toUnsignedInt(octets[0]);
        if (found != form) {
            throw new WireException(
                    Problem.SYNTAX, "it has form " + found + ", and this release of Remora reads form " + form);
        }
        int end = octets.length - FieldWriter.CHECKSUM_LENGTH;
        if (ByteBuffer.wrap(octets, end, FieldWriter.CHECKSUM_LENGTH).getInt() != FieldWriter.checksum(octets, end)) {
            throw damaged();
        }
        Map<Integer, byte[]> fields = new HashMap<>();
        ByteBuffer in = ByteBuffer.wrap(octets, 1, end - 1);
        while (in.hasRemaining()) {
            if (fields.put(Byte.toUnsignedInt(in.get()), sized(in)) != null) {
                throw damaged();
            }
        }
        return new FieldReader(fields);
    }

    /** Reads a text that is always there. */
    public String text(int field) {
        return utf8(octets(field));
    }

    public @Nullable String textOrNull(int field) {
        byte[] content = fields.get(field);
        return content == null ? null : utf8(content);
    }

    /** Reads an instant that is always there. */
    public Instant instant(int field) {
        return instant(octets(field));
    }

    public @Nullable Instant instantOrNull(int field) {
        byte[] content = fields.get(field);
        return content == null ? null : instant(content);
    }

    /** Reads texts by name, in their order; none if there is no such field. */
    public Map<String, String> texts(int field) {
        Map<String, String> texts = new LinkedHashMap<>();
        ByteBuffer in = ByteBuffer.wrap(fields.getOrDefault(field, new byte[0]));
        while (in.hasRemaining()) {
            if (texts.put(utf8(sized(in)), utf8(sized(in))) != null) {
                throw damaged();
            }
        }
        return texts;
    }

    /** Reads octets that are always there. */
    public byte[] octets(int field) {
        byte[] content = fields.get(field);
        if (content == null) {
            throw new WireException(Problem.SYNTAX, "its field " + field + " is missing");
        }
        return content.clone();
    }

    private static byte[] sized(ByteBuffer in) {
        int size = 0;
        for (int read = 0; read < LONGEST_SIZE && in.hasRemaining(); read++) {
            int octet = in.get();
            size |= (octet & 0x7f) << (7 * read);
            if (octet >= 0 && size <= in.remaining()) {
                byte[] content = new byte[size];
                in.get(content);
                return content;
            }
            if (octet >= 0) {
                throw damaged();
            }
        }
        throw damaged();
    }

    private static String utf8(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw damaged();
        }
    }

    private static Instant instant(byte[] content) {
        if (content.length != FieldWriter.INSTANT_LENGTH) {
            throw damaged();
        }
        ByteBuffer in = ByteBuffer.wrap(content);
        try {
            return Instant.ofEpochSecond(in.getLong(), in.getInt());
        } catch (DateTimeException | ArithmeticException e) {
            throw damaged();
        }
    }

    private static WireException damaged() {
        return new WireException(Problem.SYNTAX, "it is damaged");
    }
}
