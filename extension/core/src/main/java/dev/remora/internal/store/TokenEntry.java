package dev.remora.internal.store;

import dev.remora.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The value of a token's entry: its version, who has the lease until when, why it was not refreshed last, and the sealed record. An
 * entry without record is a lease on a token that does not exist yet.
 *
 * @param failure the code and the time of the refresh that failed last, or nothing once one succeeded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TokenEntry(long version, UUID leaseOwner, long leaseUntil, String failure, byte[] record) {

    static final UUID NOBODY = new UUID(0, 0);

    private static final byte FORM = 1;
    private static final byte FORM_WITH_FAILURE = 2; // its length and text stand before the record
    private static final int HEADER = 1 + 4 * Long.BYTES;

    /** A token without lease. */
    static TokenEntry of(long version, byte[] record) {
        return new TokenEntry(version, NOBODY, 0, "", record);
    }

    /** Returns empty if it is of the form of a later release. */
    static Optional<TokenEntry> decode(byte[] value) {
        if (value.length < HEADER || value[0] != FORM && value[0] != FORM_WITH_FAILURE) {
            return Optional.empty();
        }
        int failureLength = value[0] == FORM || value.length == HEADER ? 0 : Byte.toUnsignedInt(value[HEADER]);
        int failureStart = value[0] == FORM ? HEADER : HEADER + 1;
        int start = failureStart + failureLength;
        if (start > value.length) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(value, 1, HEADER - 1);
        return Optional.of(new TokenEntry(
                in.getLong(),
                new UUID(in.getLong(), in.getLong()),
                in.getLong(),
                new String(value, failureStart, failureLength, StandardCharsets.US_ASCII),
                Arrays.copyOfRange(value, start, value.length)));
    }

    static Optional<TokenEntry> decodeOrNone(byte @Nullable [] value) {
        return value == null ? Optional.empty() : decode(value);
    }

    byte[] encode() {
        byte[] text = failure.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(HEADER + (text.length == 0 ? 0 : 1 + text.length) + record.length)
                .put(text.length == 0 ? FORM : FORM_WITH_FAILURE)
                .putLong(version)
                .putLong(leaseOwner.getMostSignificantBits())
                .putLong(leaseOwner.getLeastSignificantBits())
                .putLong(leaseUntil);
        if (text.length > 0) {
            out.put((byte) text.length).put(text);
        }
        return out.put(record).array();
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
        return new TokenEntry(version, owner, until, failure, record);
    }

    TokenEntry withoutLease() {
        return lentTo(NOBODY, 0);
    }

    TokenEntry failed(ErrorCode reason, Instant at) {
        return new TokenEntry(
                version, leaseOwner, leaseUntil, reason + " " + at.truncatedTo(ChronoUnit.SECONDS), record);
    }

    /** Another record is one that was granted or refreshed: no failure any more. */
    TokenEntry with(long newVersion, byte[] newRecord) {
        return new TokenEntry(newVersion, leaseOwner, leaseUntil, "", newRecord);
    }
}
