package dev.remora.internal.store;

import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state and the path that a callback brought, and when. */
record CallbackMatch(
        String remoteApp, String state, @Nullable String path, Instant at) {

    /** All are compared, so that time does not tell how far down the right one is. */
    List<PendingAuthorization> ofItsState(List<PendingAuthorization> pending) {
        return pending.stream().filter(this::hasStateOf).toList();
    }

    boolean hasStateOf(PendingAuthorization pending) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.UTF_8), pending.state().getBytes(StandardCharsets.UTF_8));
    }

    /** The newest one that it may have, whatever its state; the oldest of those given is the first. */
    Optional<PendingAuthorization> newest(List<PendingAuthorization> pending) {
        return pending.stream().filter(one -> rejection(one) == null).reduce((older, newer) -> newer);
    }

    /** Why it must not have one of its state. */
    @Nullable
    Reason rejection(PendingAuthorization pending) {
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
