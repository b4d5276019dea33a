package dev.remora.internal.store;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The session of one browser as a store keeps it.
 *
 * @param writtenAt when it was written last
 * @param movedTo where the session is since it got another handle; {@code null} as long as it is here
 * @param attributes texts and octets by name
 */
record SessionRecord(Instant writtenAt, @Nullable String movedTo, Map<String, Serializable> attributes) {

    private static final int FORMAT = 1;
    private static final int TEXT = 1;
    private static final int OCTETS = 2;

    SessionRecord {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    boolean moved() {
        return movedTo != null;
    }

    SessionRecord writtenAt(Instant now) {
        return new SessionRecord(now, movedTo, attributes);
    }

    /** Shows no value: some are as good as a password. */
    @Override
    public String toString() {
        return "SessionRecord[writtenAt=" + writtenAt + ", moved=" + moved() + ", attributes=" + attributes.keySet()
                + "]";
    }

    byte[] encode() {
        AttributeWriter out =
                new AttributeWriter(FORMAT).instant(writtenAt).text(movedTo).number(attributes.size());
        attributes.forEach((name, value) -> {
            out.text(name);
            if (value instanceof byte[] octets) {
                out.number(OCTETS).octets(octets);
            } else {
                out.number(TEXT).text((String) value);
            }
        });
        return out.octets();
    }

    /** Returns empty for what another version or a fault wrote: never an exception. */
    static Optional<SessionRecord> decode(byte[] octets) {
        return AttributeReader.read(octets, FORMAT, SessionRecord::read);
    }

    private static SessionRecord read(AttributeReader in) {
        Instant writtenAt = in.instant();
        String movedTo = in.textOrNull();
        Map<String, Serializable> attributes = new LinkedHashMap<>();
        for (int left = in.number(); left > 0; left--) {
            attributes.put(in.text(), value(in));
        }
        return new SessionRecord(writtenAt, movedTo, attributes);
    }

    private static Serializable value(AttributeReader in) {
        return switch (in.number()) {
            case TEXT -> in.text();
            case OCTETS -> in.octets();
            default -> throw new IllegalArgumentException("no such type of value");
        };
    }
}
