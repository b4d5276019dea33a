package dev.remora.internal.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The value of a token's entry: its version, who has the lease until when, and the sealed record. An entry without record is a lease
 * on a token that does not exist yet.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TokenEntry(long version, UUID leaseOwner, long leaseUntil, byte[] record) {

    static final UUID NOBODY = new UUID(0, 0);

    private static final byte FORM = 1;
    private static final int HEADER = 1 + 4 * Long.BYTES;

    /** A token without lease. */
    static TokenEntry of(long version, byte[] record) {
        return new TokenEntry(version, NOBODY, 0, record);
    }

    /** Returns empty if it is of the form of a later release. */
    static Optional<TokenEntry> decode(byte[] value) {
        if (value.length < HEADER || value[0] != FORM) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(value, 1, HEADER - 1);
        return Optional.of(new TokenEntry(
                in.getLong(),
                new UUID(in.getLong(), in.getLong()),
                in.getLong(),
                Arrays.copyOfRange(value, HEADER, value.length)));
    }

    static Optional<TokenEntry> decodeOrNone(byte @Nullable [] value) {
        return value == null ? Optional.empty() : decode(value);
    }

    byte[] encode() {
        return ByteBuffer.allocate(HEADER + record.length)
                .put(FORM)
                .putLong(version)
                .putLong(leaseOwner.getMostSignificantBits())
                .putLong(leaseOwner.getLeastSignificantBits())
                .putLong(leaseUntil)
                .put(record)
                .array();
    }

    boolean hasRecord() {
        return record.length > 0;
    }

    boolean isLent(Instant now) {
        return leaseUntil > now.toEpochMilli();
    }

    boolean isLentTo(UUID owner, Instant now) {
        return leaseOwner.equals(owner) && isLent(now);
    }

    TokenEntry lentTo(UUID owner, long until) {
        return new TokenEntry(version, owner, until, record);
    }

    TokenEntry withoutLease() {
        return lentTo(NOBODY, 0);
    }

    TokenEntry with(long newVersion, byte[] newRecord) {
        return new TokenEntry(newVersion, leaseOwner, leaseUntil, newRecord);
    }
}
