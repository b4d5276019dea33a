package dev.remora.internal.token;

import dev.remora.AccountLinkRefused;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.SignedOut;
import dev.remora.Token;
import dev.remora.TokenOwner;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import org.jspecify.annotations.Nullable;

/** Tells the application what happened to a token of one remote application. */
public interface TokenEvents {

    void granted(Granted event);

    /** Tells that a sign-in is about to begin: whether the one before is over is found out first. */
    default void beginning() {}

    /** Tells, before that, that a page of another site began the sign-in, which the user may not have wanted. */
    default void signingInForOtherSite() {}

    /**
     * Tells who is about to be signed in, before the token is kept.
     *
     * @param linked whether the identity is linked to the caller who is there, and makes no other
     * @param user who used the session until now; see {@link TokenOwners#user}
     * @return who uses it from now on
     * @throws dev.remora.CallbackRejectedException if the user has left meanwhile
     */
    default @Nullable String signingIn(Token token, @Nullable String tokenKey, boolean linked, @Nullable String user) {
        return user;
    }

    /**
     * Tells who is signed in, when the token is kept and before the application is told.
     *
     * @param caller the owner of the token where that is the caller whom the sign-in makes
     * @param linked whether the identity was linked to the caller who is there, and makes no other
     * @param user who uses the session
     * @param crossSite whether a page of another site began it
     * @throws dev.remora.CallbackRejectedException if the user has left meanwhile
     */
    default void signedIn(
            Granted granted, @Nullable TokenOwner caller, boolean linked, @Nullable String user, boolean crossSite) {}

    /** Tells that the user of the current request has signed out under this name, whether or not a token was there. */
    default void ended(@Nullable String tokenKey) {}

    void linkRefused(AccountLinkRefused event);

    void refreshed(TokenRefreshed event);

    void removed(TokenRemoved event);

    /** Tells that a token is of no more use that the application gave for a call: what is kept for its owner stays. */
    default void givenRemoved(TokenRemoved event) {
        removed(event);
    }

    void signedOut(SignedOut event);
}
