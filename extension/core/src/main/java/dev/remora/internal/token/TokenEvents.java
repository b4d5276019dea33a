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

    /**
     * Tells of a grant, and what it is to the sessions of users.
     *
     * @param signedIn the owner of the token where that is the caller whom the sign-in makes
     * @param linked whether the identity was linked to the caller who is there, and makes no other
     */
    default void granted(Granted event, @Nullable TokenOwner signedIn, boolean linked) {
        granted(event);
    }

    /**
     * Tells who is about to be signed in, before the token is kept.
     *
     * @param linked whether the identity is linked to the caller who is there, and makes no other
     */
    default void signingIn(Token token, @Nullable String tokenKey, boolean linked) {}

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
