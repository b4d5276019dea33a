package dev.remora.internal.cdi;

import dev.remora.AccountLinkRefused;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.SignedOut;
import dev.remora.TokenOwner;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.signin.SessionSignIns;
import dev.remora.internal.token.TokenEvents;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Notes in the browser's session who signed in, before the application is told. */
record NotedSignIns(RemoteAppSettings settings, BooleanSupplier callers, SessionSignIns session, TokenEvents events)
        implements TokenEvents {

    @Override
    public void granted(Granted event) {
        granted(event, null, false);
    }

    @Override
    public void granted(Granted event, @Nullable TokenOwner signedIn, boolean linked) {
        if (callers.getAsBoolean()) {
            session.note(
                    settings.name(),
                    event,
                    settings.caller().makesCallers() && !linked,
                    signedIn == null ? null : signedIn.id());
        }
        events.granted(event);
    }

    @Override
    public void linkRefused(AccountLinkRefused event) {
        events.linkRefused(event);
    }

    @Override
    public void refreshed(TokenRefreshed event) {
        events.refreshed(event);
    }

    @Override
    public void removed(TokenRemoved event) {
        session.forget(settings.name(), event.tokenKey());
        events.removed(event);
    }

    @Override
    public void signedOut(SignedOut event) {
        session.forget(settings.name(), event.tokenKey());
        events.signedOut(event);
    }
}
