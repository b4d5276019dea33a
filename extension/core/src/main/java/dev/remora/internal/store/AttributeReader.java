package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;
import dev.remora.spi.BrowserSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link AttributeWriter} wrote. */
final class AttributeReader {

    static final int NULL = -1;

    private static final Logger LOG = System.getLogger(AttributeReader.class.getPackageName());

    private final ByteBuffer octets;

    private AttributeReader(byte[] octets) {
        this.octets = ByteBuffer.wrap(octets);
    }

    /**
     * Returns empty for an attribute that is missing, or that another version, another class or a fault wrote: never an
     * exception.
     */
    static <T> Optional<T> read(
            BrowserSession session, String attribute, int format, Function<AttributeReader, T> content) {
        return session.get(attribute).flatMap(value -> {
            Optional<T> read = value instanceof byte[] octets ? read(octets, format, content) : Optional.empty();
            if (read.isEmpty()) {
                LOG.log(Level.DEBUG, () -> StoreMessages.attributeUnreadable(attribute));
            }
            return read;
        });
    }

    /** Returns empty for any other content. */
    static <T> Optional<T> read(byte[] octets, int format, Function<AttributeReader, T> content) {
        AttributeReader reader = new AttributeReader(octets);
        try {
            if (reader.octets.get() != format) {
                return Optional.empty();
            }
            T value = content.apply(reader);
            return reader.octets.hasRemaining() ? Optional.empty() : Optional.of(value);
        } catch (RuntimeException unreadable) { // damaged octets fail in more ways than a list would hold
            return Optional.empty();
        }
    }

    int number() {
        return octets.getInt();
    }

    String text() {
        String text = textOrNull();
        if (text == null) {
            throw new IllegalArgumentException("null where there is always a text");
        }
        return text;
    }

    @Nullable
    String textOrNull() {
        int length = number();
        if (length == NULL) {
            return null;
        }
        return new String(octets(length), StandardCharsets.UTF_8);
    }

    byte[] octets() {
        return octets(number());
    }

    private byte[] octets(int length) {
        if (length < 0 || length > octets.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] read = new byte[length];
        octets.get(read);
        return read;
    }

    Instant instant() {
        return Instant.ofEpochSecond(octets.getLong(), number());
    }
}
