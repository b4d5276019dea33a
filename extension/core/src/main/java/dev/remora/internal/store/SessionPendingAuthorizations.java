package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;
import dev.remora.internal.wire.Hashes;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.PendingAuthorizations.Taken.Found;
import dev.remora.spi.PendingAuthorizations.Taken.Refused;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps pending authorizations in a session that the server keeps, at most twenty in a browser. */
final class SessionPendingAuthorizations implements PendingAuthorizations {

    static final String ATTRIBUTE = "dev.remora.pending";

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
                    ? new Refused(Reason.NO_SESSION)
                    : locks.exclusively(
                            session,
                            () -> taken(session, new CallbackMatch(remoteApp, state, callbackPath, clock.instant())));
        } catch (IllegalStateException invalidated) {
            return new Refused(Reason.NO_SESSION);
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

    private Taken taken(BrowserSession session, CallbackMatch callback) {
        PendingList kept = read(session);
        List<PendingAuthorization> ofState = callback.ofItsState(kept.pending());
        for (PendingAuthorization pending : ofState) {
            if (callback.rejection(pending) == null) {
                write(session, kept.afterUse(pending, hash(callback.state())));
                return new Found(pending);
            }
        }
        return new Refused(reason(callback, kept, ofState));
    }

    private static Reason reason(CallbackMatch callback, PendingList kept, List<PendingAuthorization> ofState) {
        String hash = hash(callback.state());
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

    private static String hash(String state) {
        return HexFormat.of().formatHex(Hashes.sha256(state));
    }
}
