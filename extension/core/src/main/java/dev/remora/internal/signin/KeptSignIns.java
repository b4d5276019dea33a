package dev.remora.internal.signin;

import dev.remora.Identity;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.spi.CurrentRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens of the sign-ins that a session has seen: whether a sign-in lasts goes by its token. */
record KeptSignIns(SignInApplication application, SessionSignIns session) {

    /** The sign-in that makes its user the caller as long as it lasts. */
    Optional<SignInEntry> caller() {
        return session.all().stream().filter(SignInEntry::caller).findFirst();
    }

    /** The token of a sign-in that lasts. */
    Optional<Token> token(SignInEntry entry) {
        return found(entry)
                .filter(token -> token.identity()
                        .map(identity -> entry.isUser(identity)
                                && !isLoggedOut(identity)
                                && !isLoggedOut(identity, entry.session(), entry.since()))
                        .orElse(true));
    }

    /**
     * Whether a caller has signed out elsewhere, or the session's token was refused where no request could be told: the sign-in does
     * not begin again with the token that he gets later.
     */
    boolean isOver(SignInEntry entry) {
        return session.isWritable() && (entry.owner() == null ? isLost(entry) : isGone(entry));
    }

    /** Whether a sign-in has no token, also at a second look, and none that a caller of the container or the application keeps. */
    boolean isGone(SignInEntry entry) {
        return session.requests()
                        .current()
                        .filter(request -> request.callerName().isEmpty())
                        .isPresent()
                && !application.isKeptByTheApplication(entry.remoteApp())
                && (entry.owner() != null || !isOfContainer(entry.remoteApp()))
                && session.all().contains(entry)
                && token(entry).isEmpty();
    }

    /**
     * Whether the token is gone that the session keeps for whoever uses it. A request that runs beside a sign-in may look for it in
     * the wrong place: the session has another one by then, or, where it is in cookies, the request does not see which.
     */
    private boolean isLost(SignInEntry entry) {
        Optional<TokenKey> place = session.unclaimed(entry);
        return place.isPresent()
                && (session.isKeptByServer() || application.isKeptInSession(entry.remoteApp()))
                && isGone(entry)
                && place.equals(session.unclaimedNow(entry));
    }

    private Optional<Token> found(SignInEntry entry) {
        if (entry.owner() != null) {
            return application.kept(
                    entry.remoteApp(), entry.tokenKey(), TokenOwner.of(TokenOwner.Kind.CALLER, entry.owner()));
        }
        return entry.caller() && isOfContainer(entry.remoteApp())
                ? Optional.empty()
                : application.kept(entry.remoteApp(), entry.tokenKey());
    }

    /** Whether its token is kept for a caller of the container's, and there is none now. */
    private boolean isOfContainer(String remoteApp) {
        return application.settings(remoteApp).caller().tokenOwner() == TokenOwner.Kind.CALLER
                && session.requests()
                        .current()
                        .flatMap(CurrentRequest::callerName)
                        .isEmpty();
    }

    /** Tokens that outlive the session are kept all the same; their user is not signed in any more. */
    private boolean isLoggedOut(Identity identity) {
        return isLoggedOut(identity, SignInEntry.session(identity), SignInEntry.since(identity));
    }

    private boolean isLoggedOut(Identity identity, @Nullable String sid, @Nullable Instant since) {
        return since != null && application.logouts().isLoggedOut(identity.issuer(), identity.subject(), sid, since);
    }
}
