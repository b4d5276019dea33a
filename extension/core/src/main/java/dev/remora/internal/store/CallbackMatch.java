package dev.remora.internal.store;

import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state and the path that a callback brought, and when. */
record CallbackMatch(
        String remoteApp, String state, @Nullable String path, Instant at) {

    /** All are compared, so that time does not tell how far down the right one is. */
    List<PendingAuthorization> ofItsState(List<PendingAuthorization> pending) {
        return pending.stream().filter(one -> one.hasState(state)).toList();
    }

    /** The newest one that it may have, whatever its state; the oldest of those given is the first. */
    Optional<PendingAuthorization> newest(List<PendingAuthorization> pending) {
        return pending.stream().filter(one -> rejection(one) == null).reduce((older, newer) -> newer);
    }

    /** Why it must not have one of its state. */
    @Nullable
    Reason rejection(PendingAuthorization pending) {
        return pending.rejection(remoteApp, path, at).orElse(null);
    }

    /** Shows no state. */
    @Override
    public String toString() {
        return "CallbackMatch[remoteApp=" + remoteApp + ", path=" + path + ", at=" + at + "]";
    }
}
