package dev.remora.internal.signin;

import dev.remora.TokenStore;
import dev.remora.spi.BrowserSession;

/** The token store of one browser session, for applications that have none of their own. */
@FunctionalInterface
public interface SessionTokens {

    TokenStore of(BrowserSession session);
}
