package dev.remora.internal.cdi;

import dev.remora.AccountLinkRefused;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.SignedOut;
import dev.remora.Token;
import dev.remora.TokenOwner;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.signin.DefaultWebSignIn;
import dev.remora.internal.signin.SessionSignIns;
import dev.remora.internal.token.OwnerRule;
import dev.remora.internal.token.TokenEvents;
import dev.remora.spi.CurrentRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Notes in the browser's session who signed in, before the application is told. */
record NotedSignIns(
        RemoteAppSettings settings,
        Supplier<DefaultWebSignIn> signIns,
        OwnerRule owners,
        SessionSignIns session,
        TokenEvents events)
        implements TokenEvents {

    @Override
    public void granted(Granted event) {
        events.granted(event);
    }

    @Override
    public void beginning() {
        signIns.get().callerName();
    }

    @Override
    public void signingInForOtherSite() {
        if (signsIn() && !isOfContainer()) {
            signIns.get().end().withhold();
        }
    }

    @Override
    public @Nullable String signingIn(Token token, @Nullable String tokenKey, boolean linked, @Nullable String user) {
        String name = settings.name();
        if (linked || !signsIn()) {
            return user;
        }
        if (!session.isOfOtherUser(name, tokenKey, token.identity().orElse(null))) {
            return signIns.get().end().settle(name, tokenKey, user);
        }
        return isOfContainer() ? user : signIns.get().end().leave(name, user);
    }

    @Override
    public void signedIn(
            Granted granted, @Nullable TokenOwner caller, boolean linked, @Nullable String user, boolean crossSite) {
        boolean signsIn = settings.caller().makesCallers() && !linked;
        if (signIns.get().callers() && (!linked || !session.isCaller(settings.name(), granted.tokenKey()))) {
            session.note(settings.name(), granted, signsIn, caller == null ? null : caller.id(), user, crossSite);
        }
    }

    @Override
    public void ended(@Nullable String tokenKey) {
        if (!signIns.get().callers()) {
            return;
        }
        signIns.get().end().leaveEarlier();
        if (isOfContainer()) {
            return;
        }
        String name = settings.name();
        Optional<String> caller = session.callerOf(name, tokenKey);
        boolean last = session.isCaller(name, tokenKey);
        session.forget(name, tokenKey);
        if (last || signsIn() && !signIns.get().isAnybodyLeft()) {
            leave();
        }
        // the caller may have another name by now, so that the token was not found
        caller.ifPresent(kept -> signIns.get().end().forget(name, tokenKey, kept));
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

    /** The token of somebody else may end in this request too: by a name, or with a call that another request began. */
    private void forget(TokenOwner owner, @Nullable String tokenKey) {
        if (isOfRequest(owner) || isOfSession(owner, tokenKey)) {
            boolean caller = session.isCaller(settings.name(), tokenKey);
            session.forget(settings.name(), tokenKey);
            if (caller) {
                leave();
            }
        }
    }

    private boolean signsIn() {
        return signIns.get().callers() && settings.caller().makesCallers();
    }

    /** The user has left this browser, and takes along what is kept for whoever uses it; a caller of the container goes on. */
    private void leave() {
        if (!isOfContainer()) {
            signIns.get().end().leave();
        }
    }

    private boolean isOfContainer() {
        return session.requests().current().flatMap(CurrentRequest::callerName).isPresent();
    }

    private boolean isOfSession(TokenOwner owner, @Nullable String tokenKey) {
        return switch (owner.kind()) {
            case CALLER ->
                session.callerOf(settings.name(), tokenKey)
                        .filter(owner.id()::equals)
                        .isPresent();
            // a getter's token has an owner without name
            case SESSION -> owner.id().isEmpty() || session.isKeptFor(owner, settings.name(), tokenKey);
            default -> true;
        };
    }

    private boolean isOfRequest(TokenOwner owner) {
        return session.requests()
                .current()
                .flatMap(request -> owners.owner(settings.name(), request))
                .filter(owner::equals)
                .isPresent();
    }
}
