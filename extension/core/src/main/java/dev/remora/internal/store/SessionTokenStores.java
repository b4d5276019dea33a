package dev.remora.internal.store;

import dev.remora.TokenStore;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.StoredTokenCodec;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The token stores of all browser sessions; two stores of one session change it one after the other. */
public final class SessionTokenStores {

    private final SessionLocks locks;
    private final StoredTokenCodec codec = StoredTokenCodec.plain();

    public SessionTokenStores(SessionLocks locks) {
        this.locks = locks;
    }

    /** Changes attributes of a session while no other thread does. */
    public <T> T exclusively(BrowserSession session, Supplier<T> change) {
        return locks.exclusively(session, change);
    }

    /**
     * The store of a session.
     *
     * @param keepsIdToken asked before a token with an identity goes into a cookie: whether its ID token has to go with it
     */
    public TokenStore of(BrowserSession session, BooleanSupplier keepsIdToken) {
        return new SessionTokenStore(session, locks, codec, keepsIdToken);
    }
}
