package dev.remora.internal.store;

import dev.remora.spi.Logout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of an entry of logouts: for each hash of a session when it ended, and until when that is worth knowing. */
record LogoutEntry(List<Line> lines) {

    private static final byte FORM = 1;
    private static final int HASH_LENGTH = 43;
    private static final int LINE_LENGTH = HASH_LENGTH + 2 * Long.BYTES;

    /** One session. */
    record Line(String hash, long time, long expiresAt) {

        static Line of(String hash, Logout logout) {
            return new Line(hash, millis(logout.time()), millis(logout.expiresAt()));
        }

        boolean isLive(Instant now) {
            return expiresAt > now.toEpochMilli();
        }
    }

    /** Whether one is of this hash, and not before that time. */
    boolean hasSince(String hash, Instant signedInAt, Instant now) {
        return lines.stream()
                .anyMatch(line -> line.hash().equals(hash) && line.isLive(now) && line.time() >= millis(signedInAt));
    }

    /** The later of two logouts of the same session counts; the oldest make room. */
    LogoutEntry plus(Line line, int most, Instant now) {
        List<Line> more = new ArrayList<>(lines);
        more.removeIf(other -> !other.isLive(now) || other.hash().equals(line.hash()) && other.time() <= line.time());
        if (more.stream().noneMatch(other -> other.hash().equals(line.hash()))) {
            more.add(line);
        }
        more.sort(Comparator.comparingLong(Line::time));
        return new LogoutEntry(List.copyOf(more.subList(Math.max(0, more.size() - most), more.size())));
    }

    long expiresAt() {
        return lines.stream().mapToLong(Line::expiresAt).max().orElse(0);
    }

    /** One that cannot be read is none. */
    static LogoutEntry decode(byte @Nullable [] value) {
        if (value == null || value.length % LINE_LENGTH != 1 || value[0] != FORM) {
            return new LogoutEntry(List.of());
        }
        List<Line> lines = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(value, 1, value.length - 1);
        while (in.hasRemaining()) {
            byte[] hash = new byte[HASH_LENGTH];
            in.get(hash);
            lines.add(new Line(new String(hash, StandardCharsets.US_ASCII), in.getLong(), in.getLong()));
        }
        return new LogoutEntry(lines);
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(1 + lines.size() * LINE_LENGTH).put(FORM);
        for (Line line : lines) {
            out.put(line.hash().getBytes(StandardCharsets.US_ASCII))
                    .putLong(line.time())
                    .putLong(line.expiresAt());
        }
        return out.array();
    }

    /** Milliseconds; the ends of all time are the ends of what fits. */
    private static long millis(Instant instant) {
        try {
            return instant.toEpochMilli();
        } catch (ArithmeticException e) {
            return instant.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
