package dev.remora.internal.cdi;

import dev.remora.AccountLinkRefused;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.RemoteApp;
import dev.remora.SignedOut;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.internal.token.TokenEvents;
import jakarta.enterprise.event.Event;

/** Fires what happens to tokens of one remote app as CDI events, qualified with its name. */
final class ContainerEvents implements TokenEvents {

    private final Event<Granted> granted;
    private final Event<AccountLinkRefused> linkRefused;
    private final Event<TokenRefreshed> refreshed;
    private final Event<TokenRemoved> removed;
    private final Event<SignedOut> signedOut;

    ContainerEvents(Event<Object> events, String remoteApp) {
        RemoteApp qualifier = RemoteApp.Literal.of(remoteApp);
        this.granted = events.select(Granted.class, qualifier);
        this.linkRefused = events.select(AccountLinkRefused.class, qualifier);
        this.refreshed = events.select(TokenRefreshed.class, qualifier);
        this.removed = events.select(TokenRemoved.class, qualifier);
        this.signedOut = events.select(SignedOut.class, qualifier);
    }

    @Override
    public void granted(Granted event) {
        granted.fire(event);
    }

    @Override
    public void linkRefused(AccountLinkRefused event) {
        linkRefused.fire(event);
    }

    @Override
    public void refreshed(TokenRefreshed event) {
        refreshed.fire(event);
    }

    @Override
    public void removed(TokenRemoved event) {
        removed.fire(event);
    }

    @Override
    public void signedOut(SignedOut event) {
        signedOut.fire(event);
    }
}
