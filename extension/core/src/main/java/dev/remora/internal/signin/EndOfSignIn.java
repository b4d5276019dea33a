package dev.remora.internal.signin;

import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.internal.message.EndpointMessages;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.token.SessionHandover.Left;
import dev.remora.spi.BrowserSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends sign-ins: what a session keeps for whoever uses it leaves with its user, and the next one has nothing of it. */
public record EndOfSignIn(SignInApplication application, SessionSignIns session, KeptSignIns kept) {

    private static final Logger LOG = System.getLogger(EndOfSignIn.class.getPackageName());

    /**
     * Ends what the session keeps for whoever uses it: somebody else may use it from now on. Nobody reaches it any more even where a
     * store fails.
     */
    public void leave() {
        forget(session.leave());
    }

    /**
     * Ends it for the user whose callback it is.
     *
     * @param user who used the session until now
     * @return who uses it from now on
     * @throws dev.remora.CallbackRejectedException if somebody else does by now
     */
    public @Nullable String leave(String remoteApp, @Nullable String user) {
        Left left = session.leave(remoteApp, user);
        forget(left);
        return left.next();
    }

    /** Ends what the session keeps for whoever uses it that had the id with which the current request came too late. */
    public void leaveEarlier() {
        session.ofEarlierId().forEach(this::leave);
    }

    private void leave(BrowserSession other) {
        Left left = session.leave(other);
        session.forgetAll(other);
        removeFromStores(left.tokens().stream()
                .filter(key -> !application.isKeptInSession(key.remoteApp()))
                .toList());
    }

    /**
     * Gives the caller, before another one is made, what was kept for nobody and is to be the caller's: the next one does not get it.
     * A caller whose token is gone has left, though that was not seen when it ended.
     *
     * @param user who used the session until now
     * @return who uses it from now on
     * @throws dev.remora.CallbackRejectedException if the user has left meanwhile
     */
    public @Nullable String settle(String remoteApp, @Nullable String tokenKey, @Nullable String user) {
        SignInEntry caller = kept.caller().orElse(null);
        if (caller != null && kept.token(caller).flatMap(Token::identity).isPresent()) {
            if (caller.crossSite()) {
                dropUnclaimed();
            } else {
                claim();
            }
        } else if (caller != null && kept.isOver(caller)) {
            leave(remoteApp, user);
            throw SignInMessages.otherUser(remoteApp); // it was not over when this one began
        } else if (caller != null && !caller.isAbout(remoteApp, tokenKey) && kept.isGone(caller)) {
            return leave(remoteApp, user);
        }
        return user;
    }

    /**
     * Removes what is kept for nobody and is to be the first caller's, before a sign-in makes one that a page of another site began:
     * its provider may say that it is anybody, and sign in as that one by itself.
     */
    public void withhold() {
        if (kept.caller().flatMap(kept::token).isEmpty()) {
            dropUnclaimed();
        }
    }

    private void dropUnclaimed() {
        List<TokenKey> tokens =
                session.unclaimed().stream().filter(this::isToBeCallers).toList();
        tokens.forEach(session::leave);
        removeFromStores(tokens);
    }

    private boolean isToBeCallers(TokenKey key) {
        return application.settings(key.remoteApp()).caller().tokenOwner() == TokenOwner.Kind.CALLER;
    }

    /** Forgets the token that a caller of this name was made by. */
    public void forget(String remoteApp, @Nullable String tokenKey, String caller) {
        application.forget(remoteApp, tokenKey, TokenOwner.of(TokenOwner.Kind.CALLER, caller));
    }

    /** Ends all sign-ins of the session. */
    void forgetAll() {
        leaveEarlier();
        // the caller last, who may own the tokens of the others
        RuntimeException failure = null;
        for (SignInEntry entry : session.all().stream()
                .sorted(Comparator.comparing(SignInEntry::caller))
                .toList()) {
            try {
                application.forget(entry.remoteApp(), entry.tokenKey());
            } catch (RuntimeException e) {
                failure = e; // the others end all the same
            }
            // a token that the application keeps itself stays
            session.forget(entry.remoteApp(), entry.tokenKey());
        }
        leave();
        if (failure != null) {
            throw failure;
        }
    }

    private void forget(Left left) {
        session.forgetAll();
        removeFromStores(left.tokens());
    }

    private void removeFromStores(List<TokenKey> tokens) {
        for (TokenKey key : tokens) {
            try {
                application.forget(key.remoteApp(), key.name(), key.owner());
            } catch (RuntimeException e) {
                leftInStore(key, e);
            }
        }
    }

    private void claim() {
        for (TokenKey key : session.unclaimed()) {
            try {
                if (isToBeCallers(key)) {
                    application.kept(key.remoteApp(), key.name());
                }
            } catch (RuntimeException e) {
                session.leave(key);
                leftInStore(key, e);
            }
        }
    }

    private static void leftInStore(TokenKey key, RuntimeException why) {
        LOG.log(
                Level.WARNING,
                EndpointMessages.leftInStore(key.remoteApp(), why.getClass().getName()));
    }
}
