package dev.remora.internal.store;

import dev.remora.TokenStore;
import dev.remora.spi.BrowserSession;

/** The token stores of all browser sessions; two stores of one session change it one after the other. */
public final class SessionTokenStores {

    private final SessionLocks locks = new SessionLocks();

    public TokenStore of(BrowserSession session) {
        return new SessionTokenStore(session, locks);
    }
}
