package dev.remora.internal.signin;

import dev.remora.AccountLinkRefused;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.SignedOut;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.internal.token.TokenEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what happened. */
class RecordedEvents implements TokenEvents {

    final List<Granted> granted = new CopyOnWriteArrayList<>();
    final List<AccountLinkRefused> linkRefused = new CopyOnWriteArrayList<>();
    final List<TokenRefreshed> refreshed = new CopyOnWriteArrayList<>();
    final List<TokenRemoved> removed = new CopyOnWriteArrayList<>();
    final List<SignedOut> signedOut = new CopyOnWriteArrayList<>();

    @Override
    public void granted(Granted event) {
        granted.add(event);
    }

    @Override
    public void linkRefused(AccountLinkRefused event) {
        linkRefused.add(event);
    }

    @Override
    public void refreshed(TokenRefreshed event) {
        refreshed.add(event);
    }

    @Override
    public void removed(TokenRemoved event) {
        removed.add(event);
    }

    @Override
    public void signedOut(SignedOut event) {
        signedOut.add(event);
    }

    boolean isEmpty() {
        return granted.isEmpty() && refreshed.isEmpty() && removed.isEmpty() && signedOut.isEmpty();
    }
}
