package dev.remora.internal.token;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.SignedOut;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;

/** Tells the application what happened to a token of one remote application. */
public interface TokenEvents {

    void granted(Granted event);

    void refreshed(TokenRefreshed event);

    void removed(TokenRemoved event);

    void signedOut(SignedOut event);
}
