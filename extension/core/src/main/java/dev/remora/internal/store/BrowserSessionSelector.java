package dev.remora.internal.store;

import dev.remora.internal.message.StoreMessages;
import dev.remora.spi.BrowserCookies;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The session of a browser: what the application chose, else the server's if it has sessions, else encrypted cookies. */
public final class BrowserSessionSelector {

    private static final Logger LOG = System.getLogger(BrowserSessionSelector.class.getPackageName());

    private final @Nullable Boolean cookies;
    private final CookieSettings terms;
    private final CookieSeal seal;
    private final InstantSource clock;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** Cookies, the server's sessions, or {@code null} for whatever there is. */
    public BrowserSessionSelector(
            @Nullable Boolean cookies, CookieSettings terms, InstantSource clock, SecureRandom random) {
        this.cookies = cookies;
        this.terms = terms;
        this.seal = new CookieSeal(terms.keys().isEmpty() ? List.of(newKey(random)) : terms.keys(), random);
        this.clock = clock;
    }

    /**
     * The session of the browser that sent this request.
     *
     * @param crossSite whether what is set has to come back with a request that another site makes
     * @throws IllegalStateException if cookies were chosen and the current request knows none
     */
    public BrowserSession of(CurrentRequest request, boolean crossSite) {
        if (cookies == null) {
            return request.hasSessions()
                    ? request.session()
                    : request.cookies()
                            .<BrowserSession>map(found -> inCookies(request, found, crossSite))
                            .orElseGet(request::session);
        }
        return cookies
                ? inCookies(request, request.cookies().orElseThrow(StoreMessages::noCookies), crossSite)
                : request.session();
    }

    private CookieSession inCookies(CurrentRequest request, BrowserCookies found, boolean crossSite) {
        if (terms.keys().isEmpty() && warned.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, StoreMessages.cookieKeyMissing());
        }
        boolean secure = terms.secure() == null
                ? "https".equalsIgnoreCase(request.baseUri().getScheme())
                : terms.secure();
        CookieRoom room =
                new CookieRoom(terms.chunks(), terms.headerLimit() == null ? found.headerLimit() : terms.headerLimit());
        return new CookieSession(new SealedCookies(found, seal, clock, room, secure, crossSite), terms.lifetime());
    }

    private static byte[] newKey(SecureRandom random) {
        byte[] key = new byte[CookieSeal.KEY_LENGTH];
        random.nextBytes(key);
        return key;
    }
}
