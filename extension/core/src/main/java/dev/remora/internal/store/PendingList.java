package dev.remora.internal.store;

import dev.remora.spi.PendingAuthorization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The pending authorizations of one browser, the oldest first, and what is left of those that were used. */
record PendingList(List<PendingAuthorization> pending, List<Used> used) {

    static final int FORMAT = 1;

    private static final int MOST = 20;
    // session stores replicate attributes whole; some refuse large ones
    private static final int LARGEST = 15 * 1024;

    /** A used one: enough to know it again, too little to use it again. */
    record Used(String stateHash, Instant until) {}

    PendingList {
        pending = List.copyOf(pending);
        used = List.copyOf(used);
    }

    static PendingList none() {
        return new PendingList(List.of(), List.of());
    }

    /** One more; the oldest make room for it. */
    PendingList with(PendingAuthorization added) {
        List<PendingAuthorization> all = new ArrayList<>(pending);
        // an application's own state need not be new each time
        all.removeIf(kept -> kept.id().equals(added.id()));
        all.add(added);
        PendingList kept = new PendingList(last(all, MOST), used);
        while (kept.pending.size() > 1 && kept.octets().length > LARGEST) {
            kept = new PendingList(last(kept.pending, kept.pending.size() - 1), used);
        }
        return kept;
    }

    PendingList afterUse(PendingAuthorization found, String stateHash) {
        List<PendingAuthorization> rest = new ArrayList<>(pending);
        rest.remove(found);
        List<Used> all = new ArrayList<>(used);
        all.add(new Used(stateHash, found.expiresAt()));
        return new PendingList(rest, last(all, MOST));
    }

    /** Forgets used ones whose callback would be too late by now. */
    PendingList at(Instant now) {
        List<Used> running = new ArrayList<>(used);
        return running.removeIf(one -> !one.until().isAfter(now)) ? new PendingList(pending, running) : this;
    }

    byte[] octets() {
        AttributeWriter out = new AttributeWriter(FORMAT);
        out.number(pending.size());
        pending.forEach(one -> out.octets(one.toBytes()));
        out.number(used.size());
        used.forEach(one -> out.text(one.stateHash()).instant(one.until()));
        return out.octets();
    }

    static PendingList read(AttributeReader in) {
        List<PendingAuthorization> pending = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            pending.add(PendingAuthorization.of(in.octets()));
        }
        List<Used> used = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            used.add(new Used(in.text(), in.instant()));
        }
        return new PendingList(pending, used);
    }

    private static <T> List<T> last(List<T> list, int most) {
        return list.subList(Math.max(0, list.size() - most), list.size());
    }
}
