package dev.remora.internal.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is kept as octets: the form (1 octet), numbered fields (number, length, content) in any order, and a checksum (4).
 * A release may add fields under new numbers, which older ones skip; a change that older ones must not read past is another form.
 */
public final class FieldWriter {

    static final int CHECKSUM_LENGTH = Integer.BYTES;
    static final int INSTANT_LENGTH = Long.BYTES + Integer.BYTES;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    public FieldWriter(int form) {
        out.write(form);
    }

    /** Writes a text; {@code null} is no field. */
    public FieldWriter text(int field, @Nullable String text) {
        return text == null ? this : octets(field, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes an instant to the nanosecond; {@code null} is no field. */
    public FieldWriter instant(int field, @Nullable Instant instant) {
        return instant == null
                ? this
                : octets(
                        field,
                        ByteBuffer.allocate(INSTANT_LENGTH)
                                .putLong(instant.getEpochSecond())
                                .putInt(instant.getNano())
                                .array());
    }

    /** Writes texts by name; none are no field. */
    public FieldWriter texts(int field, Map<String, String> texts) {
        if (texts.isEmpty()) {
            return this;
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        texts.forEach((name, value) -> {
            sized(content, name.getBytes(StandardCharsets.UTF_8));
            sized(content, value.getBytes(StandardCharsets.UTF_8));
        });
        return octets(field, content.toByteArray());
    }

    /**
     * Writes a field.
     *
     * @param field its number, 1 to 255; each at most once
     * @param content the octets
     */
    public FieldWriter octets(int field, byte[] content) {
        out.write(field);
        sized(out, content);
        return this;
    }

    public byte[] toOctets() {
        byte[] written = out.toByteArray();
        return ByteBuffer.allocate(written.length + CHECKSUM_LENGTH)
                .put(written)
                .putInt(checksum(written, written.length))
                .array();
    }

    static int checksum(byte[] octets, int length) {
        CRC32 sum = new CRC32();
        sum.update(octets, 0, length);
        return (int) sum.getValue();
    }

    /** Seven bits of the length an octet, the lowest first, since most contents are short. */
    private static void sized(ByteArrayOutputStream out, byte[] content) {
        int left = content.length;
        for (; left >= 0x80; left >>>= 7) {
            out.write(left | 0x80);
        }
        out.write(left);
        out.writeBytes(content);
    }
}
