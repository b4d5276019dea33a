package dev.remora.internal.token;

import dev.remora.TokenStore;
import dev.remora.spi.BrowserSession;
import java.util.function.Supplier;

/** The token stores of browser sessions, for applications that have none of their own. */
public interface SessionTokens {

    TokenStore of(BrowserSession session);

    /** Changes attributes of a session while no other thread does. */
    <T> T exclusively(BrowserSession session, Supplier<T> change);
}
