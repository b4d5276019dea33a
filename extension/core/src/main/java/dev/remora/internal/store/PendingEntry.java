package dev.remora.internal.store;

import dev.remora.CompletedSignIn.Outcome;
import dev.remora.spi.PendingAuthorization;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The value of a browser's entry: its pending authorizations, the oldest first, and those that were used, each with a sealed record. */
record PendingEntry(List<Row> rows) {

    /** The most that wait at a time; older ones make room. */
    static final int MOST_WAITING = 20;
    /** The most that are remembered to be used. */
    private static final int MOST_USED = 100;
    // callbacks that come late are told that they do
    private static final Duration AFTERWARDS = Duration.ofMinutes(10);

    private static final int FORM = 1;
    private static final int MOST_OCTETS = 1 << 26;

    /** The state of one. */
    enum State {
        WAITING,
        RUNNING,
        ENDED,
        FORGOTTEN
    }

    /** One of them: a pending authorization, or what became of it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(String id, String app, String stateHash, long expiresAt, State state, byte[] record) {

        static Row waiting(PendingAuthorization pending, byte[] record) {
            return new Row(
                    pending.id(),
                    pending.remoteApp(),
                    pending.stateHash(),
                    pending.expiresAt().toEpochMilli(),
                    State.WAITING,
                    record);
        }

        boolean isWaiting() {
            return state == State.WAITING;
        }

        boolean isExpired(Instant now) {
            return expiresAt <= now.toEpochMilli();
        }

        Row noted(State newState, byte[] newRecord) {
            return new Row(id, app, stateHash, expiresAt, newState, newRecord);
        }
    }

    static State stateOf(Outcome outcome) {
        return outcome == Outcome.RUNNING ? State.RUNNING : State.ENDED;
    }

    PendingEntry plus(Row row) {
        List<Row> more = new ArrayList<>(rows);
        // an application's own state need not be new each time
        more.removeIf(other -> other.id().equals(row.id()));
        more.add(row);
        dropOldest(more, Row::isWaiting, MOST_WAITING);
        return new PendingEntry(more);
    }

    PendingEntry with(Row old, Row changed) {
        List<Row> others = new ArrayList<>(rows);
        others.set(others.indexOf(old), changed);
        dropOldest(others, row -> !row.isWaiting(), MOST_USED);
        return new PendingEntry(others);
    }

    PendingEntry withoutOld(Instant now) {
        Instant limit = now.minus(AFTERWARDS);
        return new PendingEntry(
                rows.stream().filter(row -> !row.isExpired(limit)).toList());
    }

    /** How long it is needed. */
    Duration lifetime(Instant now) {
        long last = rows.stream().mapToLong(Row::expiresAt).max().orElse(0);
        Duration left = Duration.ofMillis(Math.max(0, last - now.toEpochMilli()));
        return left.plus(AFTERWARDS);
    }

    private static void dropOldest(List<Row> rows, Predicate<Row> kind, int most) {
        long tooMany = rows.stream().filter(kind).count() - most;
        for (; tooMany > 0; tooMany--) {
            rows.remove(rows.stream().filter(kind).findFirst().orElseThrow());
        }
    }

    /** One that cannot be read is none. */
    static PendingEntry decode(byte @Nullable [] value) {
        if (value == null || value.length == 0 || value[0] != FORM) {
            return new PendingEntry(List.of());
        }
        List<Row> rows = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value, 1, value.length - 1))) {
            while (in.available() > 0) {
                rows.add(new Row(
                        in.readUTF(),
                        in.readUTF(),
                        in.readUTF(),
                        in.readLong(),
                        State.valueOf(in.readUTF()),
                        octets(in)));
            }
        } catch (IOException | IllegalArgumentException e) {
            return new PendingEntry(List.of());
        }
        return new PendingEntry(rows);
    }

    private static byte[] octets(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_OCTETS) {
            throw new IOException("it is damaged");
        }
        return in.readNBytes(length);
    }

    byte[] encode() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.write(FORM);
            for (Row row : rows) {
                out.writeUTF(row.id());
                out.writeUTF(row.app());
                out.writeUTF(row.stateHash());
                out.writeLong(row.expiresAt());
                out.writeUTF(row.state().name());
                out.writeInt(row.record().length);
                out.write(row.record());
            }
        } catch (IOException e) {
            throw new AssertionError("nothing is written but memory", e);
        }
        return octets.toByteArray();
    }
}
