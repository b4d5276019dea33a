package dev.remora.internal.store;

import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ends of the sign-ins of one browser whose callbacks have come, the oldest first. */
record CompletedList(List<Entry> entries) {

    static final int FORMAT = 2;

    private static final int MOST = 20;
    // addresses to return to may be long
    private static final int LARGEST = 2048;

    /** One sign-in; its id tells nothing of its state. */
    record Entry(String id, CompletedSignIn completed, Instant until) {}

    CompletedList {
        entries = List.copyOf(entries);
    }

    static CompletedList none() {
        return new CompletedList(List.of());
    }

    /** An application's own state need not be new each time, nor be of one remote app. */
    static String id(String remoteApp, String state) {
        return SealedCookies.id(state + "\n" + remoteApp);
    }

    Optional<Entry> find(String id, Instant now) {
        return entries.stream()
                .filter(one -> one.id().equals(id) && one.until().isAfter(now))
                .findFirst();
    }

    /** One more, or another in its place; the oldest make room for it. */
    CompletedList with(Entry added) {
        List<Entry> all = new ArrayList<>(entries);
        all.removeIf(one -> one.id().equals(added.id()));
        all.add(added);
        while (all.size() > MOST || all.size() > 1 && new CompletedList(all).octets().length > LARGEST) {
            all.remove(0);
        }
        return new CompletedList(all);
    }

    /** Without those that have ended. */
    CompletedList running() {
        return new CompletedList(entries.stream()
                .filter(one -> one.completed().outcome() == Outcome.RUNNING)
                .toList());
    }

    byte[] octets() {
        AttributeWriter out = new AttributeWriter(FORMAT);
        out.number(entries.size());
        entries.forEach(one -> {
            out.text(one.id());
            write(one.completed(), out);
            out.instant(one.until());
        });
        return out.octets();
    }

    static CompletedList read(AttributeReader in) {
        List<Entry> entries = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            entries.add(new Entry(in.text(), readOne(in), in.instant()));
        }
        return new CompletedList(entries);
    }

    static void write(CompletedSignIn completed, AttributeWriter out) {
        TokenOwner owner = completed.owner().orElse(null);
        out.text(completed.outcome().name())
                .text(completed.returnTo())
                .text(owner == null ? null : owner.kind().name())
                .text(owner == null ? null : owner.id());
    }

    static CompletedSignIn readOne(AttributeReader in) {
        CompletedSignIn completed = CompletedSignIn.of(Outcome.valueOf(in.text()), in.text());
        String kind = in.textOrNull();
        String id = in.textOrNull();
        return kind == null || id == null ? completed : completed.withOwner(TokenOwner.of(Kind.valueOf(kind), id));
    }
}
