package dev.remora.internal.token;

import dev.remora.TokenStore;
import dev.remora.spi.BrowserSession;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The token stores of browser sessions, for applications that have none of their own. */
public interface SessionTokens {

    /**
     * The store of a session.
     *
     * @param keepsIdToken asked before a token with an identity is kept by the browser: whether its ID token has to be kept too
     */
    TokenStore of(BrowserSession session, BooleanSupplier keepsIdToken);

    /** Changes attributes of a session while no other thread does. */
    <T> T exclusively(BrowserSession session, Supplier<T> change);
}
