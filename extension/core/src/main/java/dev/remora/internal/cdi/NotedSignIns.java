package dev.remora.internal.cdi;

import dev.remora.AccountLinkRefused;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.SignedOut;
import dev.remora.TokenOwner;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.signin.SessionSignIns;
import dev.remora.internal.token.OwnerRule;
import dev.remora.internal.token.TokenEvents;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Notes in the browser's session who signed in, before the application is told. */
record NotedSignIns(
        RemoteAppSettings settings,
        BooleanSupplier callers,
        OwnerRule owners,
        SessionSignIns session,
        TokenEvents events)
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
        forget(event.owner(), event.tokenKey());
        events.removed(event);
    }

    @Override
    public void givenRemoved(TokenRemoved event) {
        events.givenRemoved(event);
    }

    @Override
    public void signedOut(SignedOut event) {
        forget(event.owner(), event.tokenKey());
        events.signedOut(event);
    }

    /** The token of another caller may end in this request too: by his name, or with a call that another request began. */
    private void forget(TokenOwner owner, @Nullable String tokenKey) {
        if (owner.kind() != TokenOwner.Kind.CALLER
                || isOfRequest(owner)
                || session.isOfCaller(settings.name(), tokenKey, owner.id())) {
            session.forget(settings.name(), tokenKey);
        }
    }

    private boolean isOfRequest(TokenOwner owner) {
        return session.requests()
                .current()
                .flatMap(request -> owners.owner(settings.name(), request))
                .filter(owner::equals)
                .isPresent();
    }
}
