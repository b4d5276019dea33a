package dev.remora.internal.token;

import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;

/** The session of a browser, whoever keeps it. */
@FunctionalInterface
public interface BrowserSessions {

    /** The session of the browser that sent this request. */
    BrowserSession of(CurrentRequest request);
}
