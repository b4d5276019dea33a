package dev.remora.internal.store;

import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.internal.message.StoreMessages;
import dev.remora.internal.store.CompletedList.Entry;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.PendingAuthorizations.Taken.Found;
import dev.remora.spi.PendingAuthorizations.Taken.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps pending authorizations in a session that the server keeps, at most twenty in a browser. */
final class SessionPendingAuthorizations implements PendingAuthorizations {

    static final String ATTRIBUTE = "dev.remora.pending";
    static final String COMPLETED = "dev.remora.completed";

    // of what became of a sign-in whose begin was forgotten
    private static final Duration MEMORY = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final SessionLocks locks;

    SessionPendingAuthorizations(InstantSource clock, SessionLocks locks) {
        this.clock = clock;
        this.locks = locks;
    }

    @Override
    public void put(BrowserSession session, PendingAuthorization pending) {
        try {
            locks.creating(session, () -> write(session, read(session).with(pending)));
        } catch (IllegalStateException e) {
            throw StoreMessages.signInNotKept(pending.remoteApp(), e);
        }
    }

    @Override
    public Taken take(BrowserSession session, String remoteApp, String state, @Nullable String callbackPath) {
        try {
            return session.id().isEmpty()
                    ? Refused.of(Reason.NO_SESSION)
                    : locks.exclusively(
                            session,
                            () -> taken(session, new CallbackMatch(remoteApp, state, callbackPath, clock.instant())));
        } catch (IllegalStateException invalidated) {
            return Refused.of(Reason.NO_SESSION);
        }
    }

    @Override
    public Optional<PendingAuthorization> newest(
            BrowserSession session, String remoteApp, @Nullable String callbackPath) {
        try {
            return new CallbackMatch(remoteApp, "", callbackPath, clock.instant())
                    .newest(read(session).pending());
        } catch (IllegalStateException invalidated) {
            return Optional.empty();
        }
    }

    @Override
    public void complete(BrowserSession session, String remoteApp, String state, CompletedSignIn completed) {
        if (session.id().isEmpty()) {
            return;
        }
        locks.exclusively(session, () -> {
            Instant now = clock.instant();
            String id = CompletedList.id(remoteApp, state);
            Instant until = completed(session).find(id, now).map(Entry::until).orElse(now.plus(MEMORY));
            return note(session, new Entry(id, completed, until));
        });
    }

    @Override
    public Optional<CompletedSignIn> completed(BrowserSession session, String remoteApp, String state) {
        try {
            return completed(session)
                    .find(CompletedList.id(remoteApp, state), clock.instant())
                    .map(Entry::completed);
        } catch (IllegalStateException invalidated) {
            return Optional.empty();
        }
    }

    @Override
    public void forgetCompleted(BrowserSession session) {
        try {
            if (session.get(COMPLETED).isPresent()) {
                locks.exclusively(
                        session, () -> write(session, completed(session).running()));
            }
        } catch (IllegalStateException invalidated) {
            return; // and what was noted with it
        }
    }

    private static CompletedList completed(BrowserSession session) {
        return AttributeReader.read(session, COMPLETED, CompletedList.FORMAT, CompletedList::read)
                .orElseGet(CompletedList::none);
    }

    private static CompletedList note(BrowserSession session, Entry entry) {
        return write(session, completed(session).with(entry));
    }

    private static CompletedList write(BrowserSession session, CompletedList noted) {
        session.set(COMPLETED, noted.octets());
        return noted;
    }

    private Taken taken(BrowserSession session, CallbackMatch callback) {
        PendingList kept = read(session);
        List<PendingAuthorization> ofState = callback.ofItsState(kept.pending());
        for (PendingAuthorization pending : ofState) {
            if (callback.rejection(pending) == null) {
                write(session, kept.afterUse(pending, PendingAuthorization.hashOfState(callback.state())));
                String id = CompletedList.id(pending.remoteApp(), callback.state());
                CompletedSignIn running = CompletedSignIn.of(Outcome.RUNNING, pending.returnTo());
                note(session, new Entry(id, running, pending.expiresAt()));
                return Found.of(pending);
            }
        }
        return Refused.of(reason(callback, kept, ofState));
    }

    private static Reason reason(CallbackMatch callback, PendingList kept, List<PendingAuthorization> ofState) {
        String hash = PendingAuthorization.hashOfState(callback.state());
        if (kept.at(callback.at()).used().stream()
                .anyMatch(used -> used.stateHash().equals(hash))) {
            return Reason.REPLAYED;
        }
        Reason rejection = ofState.isEmpty() ? null : callback.rejection(ofState.get(ofState.size() - 1));
        return rejection == null ? Reason.UNKNOWN : rejection;
    }

    private static PendingList read(BrowserSession session) {
        return AttributeReader.read(session, ATTRIBUTE, PendingList.FORMAT, PendingList::read)
                .orElseGet(PendingList::none);
    }

    private PendingList write(BrowserSession session, PendingList kept) {
        PendingList current = kept.at(clock.instant());
        session.set(ATTRIBUTE, current.octets());
        return current;
    }
}
