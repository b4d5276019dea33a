package dev.remora.tck.nodes;

import dev.remora.CompletedSignIn;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sign-ins under way whose steps are points. */
final class PausingPendingAuthorizations implements PendingAuthorizations {

    private final PendingAuthorizations store;
    private final PausePoints points;

    PausingPendingAuthorizations(PendingAuthorizations store, PausePoints points) {
        this.store = store;
        this.points = points;
    }

    @Override
    public void put(BrowserSession session, PendingAuthorization pending) {
        store.put(session, pending);
    }

    @Override
    public Taken take(BrowserSession session, String remoteApp, String state, @Nullable String callbackPath) {
        return points.around("take", () -> store.take(session, remoteApp, state, callbackPath));
    }

    @Override
    public Optional<PendingAuthorization> newest(
            BrowserSession session, String remoteApp, @Nullable String callbackPath) {
        return store.newest(session, remoteApp, callbackPath);
    }

    @Override
    public void complete(BrowserSession session, String remoteApp, String state, CompletedSignIn completed) {
        points.around("complete", () -> store.complete(session, remoteApp, state, completed));
    }

    @Override
    public Optional<CompletedSignIn> completed(BrowserSession session, String remoteApp, String state) {
        return store.completed(session, remoteApp, state);
    }

    @Override
    public void forgetCompleted(BrowserSession session) {
        store.forgetCompleted(session);
    }
}
