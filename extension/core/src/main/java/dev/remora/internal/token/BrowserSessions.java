package dev.remora.internal.token;

import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;

/** The session of a browser, whoever keeps it. */
@FunctionalInterface
public interface BrowserSessions {

    /**
     * The session of the browser that sent this request.
     *
     * @param crossSite whether what is set has to come back with a request that another site makes
     */
    BrowserSession of(CurrentRequest request, boolean crossSite);

    default BrowserSession of(CurrentRequest request) {
        return of(request, false);
    }
}
