package dev.remora.internal.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of an entry that lists the names of an owner's tokens: each as keys have it, and sealed where that is a hash. */
record NamesEntry(List<Row> rows) {

    private static final int FORM = 1;
    private static final int MOST_OCTETS = 1 << 24;

    /** One name; none is sealed where the part of the key says it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(String part, byte[] sealed) {}

    boolean has(String part) {
        return rows.stream().anyMatch(row -> row.part().equals(part));
    }

    NamesEntry plus(Row row) {
        List<Row> more = new ArrayList<>(without(row.part()).rows());
        more.add(row);
        return new NamesEntry(more);
    }

    NamesEntry without(String part) {
        return new NamesEntry(
                rows.stream().filter(row -> !row.part().equals(part)).toList());
    }

    /** One that cannot be read is none. */
    static NamesEntry decode(byte @Nullable [] value) {
        List<Row> rows = new ArrayList<>();
        if (value == null || value.length == 0 || value[0] != FORM) {
            return new NamesEntry(rows);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(value, 1, value.length - 1))) {
            while (in.available() > 0) {
                String part = in.readUTF();
                int length = in.readInt();
                if (!EntryKeys.isName(part) || length < 0 || length > MOST_OCTETS) {
                    return new NamesEntry(List.of());
                }
                rows.add(new Row(part, in.readNBytes(length)));
            }
        } catch (IOException e) {
            return new NamesEntry(List.of());
        }
        return new NamesEntry(rows);
    }

    byte[] encode() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.write(FORM);
            for (Row row : rows) {
                out.writeUTF(row.part());
                out.writeInt(row.sealed().length);
                out.write(row.sealed());
            }
        } catch (IOException e) {
            throw new AssertionError("nothing is written but memory", e);
        }
        return octets.toByteArray();
    }
}
