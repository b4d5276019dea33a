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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The session of a browser: what the application chose, else the server's if it has sessions, else that of a store if there is one,
 * else encrypted cookies.
 */
public final class BrowserSessionSelector {

    private static final Logger LOG = System.getLogger(BrowserSessionSelector.class.getPackageName());

    private final @Nullable Store chosen;
    private final Supplier<Optional<StoredSessions>> stored;
    private final CookieSettings terms;
    private final CookieSeal seal;
    private final InstantSource clock;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** Who keeps sessions. */
    public enum Store {
        HTTP,
        COOKIE,
        STORE
    }

    /**
     * Takes what was chosen, or {@code null} for whatever there is.
     *
     * @param stored the sessions of the application's store; asked where they may be used
     */
    public BrowserSessionSelector(
            @Nullable Store chosen,
            CookieSettings terms,
            Supplier<Optional<StoredSessions>> stored,
            InstantSource clock,
            SecureRandom random) {
        this.chosen = chosen;
        this.stored = stored;
        this.terms = terms;
        this.seal = new CookieSeal(terms.keys().isEmpty() ? List.of(newKey(random)) : terms.keys(), random);
        this.clock = clock;
    }

    /**
     * The session of the browser that sent this request.
     *
     * @throws IllegalStateException if cookies or a store were chosen and the current request knows no cookies
     * @throws dev.remora.SettingsException if a store was chosen and there is none that keeps sessions
     */
    public BrowserSession of(CurrentRequest request) {
        if (chosen == null) {
            return request.hasSessions()
                    ? request.session()
                    : request.cookies()
                            .map(found -> withCookies(request, found))
                            .orElseGet(request::session);
        }
        return switch (chosen) {
            case HTTP -> request.session();
            case COOKIE -> inCookies(request, cookies(request, "cookie"));
            case STORE ->
                stored.get()
                        .orElseThrow(StoreMessages::noStoredSessions)
                        .of(cookies(request, "store"), isSecure(request));
        };
    }

    private static BrowserCookies cookies(CurrentRequest request, String chosen) {
        return request.cookies().orElseThrow(() -> StoreMessages.noCookies(chosen));
    }

    private BrowserSession withCookies(CurrentRequest request, BrowserCookies found) {
        return stored.get()
                .<BrowserSession>map(sessions -> sessions.of(found, isSecure(request)))
                .orElseGet(() -> inCookies(request, found));
    }

    private boolean isSecure(CurrentRequest request) {
        return terms.secure() == null
                ? "https".equalsIgnoreCase(request.baseUri().getScheme())
                : terms.secure();
    }

    private CookieSession inCookies(CurrentRequest request, BrowserCookies found) {
        if (terms.keys().isEmpty() && warned.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, StoreMessages.cookieKeyMissing());
        }
        CookieRoom room =
                new CookieRoom(terms.chunks(), terms.headerLimit() == null ? found.headerLimit() : terms.headerLimit());
        return new CookieSession(new SealedCookies(found, seal, clock, room, isSecure(request)), terms.lifetime());
    }

    private static byte[] newKey(SecureRandom random) {
        byte[] key = new byte[CookieSeal.KEY_LENGTH];
        random.nextBytes(key);
        return key;
    }
}
