package dev.remora.internal.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes a session attribute as octets: readable by the next version, and by the next deployment of the same classes. */
final class AttributeWriter {

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream(1024);

    AttributeWriter(int format) {
        octets.write(format);
    }

    AttributeWriter number(int number) {
        octets.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        return this;
    }

    AttributeWriter text(@Nullable String text) {
        if (text == null) {
            return number(AttributeReader.NULL);
        }
        return octets(text.getBytes(StandardCharsets.UTF_8));
    }

    AttributeWriter octets(byte[] written) {
        number(written.length);
        octets.writeBytes(written);
        return this;
    }

    AttributeWriter instant(Instant instant) {
        octets.writeBytes(ByteBuffer.allocate(Long.BYTES)
                .putLong(instant.getEpochSecond())
                .array());
        return number(instant.getNano());
    }

    byte[] octets() {
        return octets.toByteArray();
    }
}
