package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.PendingAuthorizations.Taken.Found;
import dev.remora.spi.PendingAuthorizations.Taken.Refused;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps pending authorizations in the browser session, at most twenty in a browser. */
public final class SessionPendingAuthorizations implements PendingAuthorizations {

    static final String ATTRIBUTE = "dev.remora.pending";

    private final InstantSource clock;
    private final SessionLocks locks = new SessionLocks();

    public SessionPendingAuthorizations(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void put(BrowserSession session, PendingAuthorization pending) {
        try {
            locks.exclusively(session, () -> write(session, read(session).with(pending)));
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
                            () -> taken(session, new Callback(remoteApp, state, callbackPath, clock.instant())));
        } catch (IllegalStateException invalidated) {
            return new Refused(Reason.NO_SESSION);
        }
    }

    private Taken taken(BrowserSession session, Callback callback) {
        KeptAuthorizations kept = read(session);
        // all are compared, so that time does not tell how far down the right one is
        List<PendingAuthorization> ofState =
                kept.pending().stream().filter(callback::hasStateOf).toList();
        for (PendingAuthorization pending : ofState) {
            if (callback.obstacle(pending) == null) {
                write(session, kept.afterUse(pending, hash(callback.state())));
                return new Found(pending);
            }
        }
        return new Refused(reason(callback, kept, ofState));
    }

    private static Reason reason(Callback callback, KeptAuthorizations kept, List<PendingAuthorization> ofState) {
        String hash = hash(callback.state());
        if (kept.at(callback.at()).used().stream()
                .anyMatch(used -> used.stateHash().equals(hash))) {
            return Reason.REPLAYED;
        }
        Reason obstacle = ofState.isEmpty() ? null : callback.obstacle(ofState.get(ofState.size() - 1));
        return obstacle == null ? Reason.UNKNOWN : obstacle;
    }

    private static KeptAuthorizations read(BrowserSession session) {
        return AttributeReader.read(session, ATTRIBUTE, KeptAuthorizations.FORMAT, KeptAuthorizations::read)
                .orElseGet(KeptAuthorizations::none);
    }

    private KeptAuthorizations write(BrowserSession session, KeptAuthorizations kept) {
        KeptAuthorizations current = kept.at(clock.instant());
        session.set(ATTRIBUTE, current.octets());
        return current;
    }

    private static String hash(String state) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(state.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** What a browser brought. */
    private record Callback(
            String remoteApp, String state, @Nullable String path, Instant at) {

        boolean hasStateOf(PendingAuthorization pending) {
            return MessageDigest.isEqual(
                    state.getBytes(StandardCharsets.UTF_8), pending.state().getBytes(StandardCharsets.UTF_8));
        }

        @Nullable
        Reason obstacle(PendingAuthorization pending) {
            if (!pending.remoteApp().equals(remoteApp)) {
                return Reason.OTHER_APP;
            }
            if (path != null && !cameTo(pending.redirectUri(), path)) {
                return Reason.OTHER_CALLBACK;
            }
            return pending.expiresAt().isAfter(at) ? null : Reason.EXPIRED;
        }

        // some runtimes give the path of a request decoded, some as it was sent
        private static boolean cameTo(URI redirectUri, String path) {
            return path.equals(redirectUri.getRawPath()) || path.equals(redirectUri.getPath());
        }
    }
}
