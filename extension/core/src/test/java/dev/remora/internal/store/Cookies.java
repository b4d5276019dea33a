package dev.remora.internal.store;

import dev.remora.spi.BrowserCookies;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/** Makes cookie sessions for tests. */
final class Cookies {

    static final Duration LIFETIME = Duration.ofHours(12);

    static final CookieRoom ROOM = new CookieRoom(2, Integer.MAX_VALUE);

    private Cookies() {}

    static CookieSeal seal(int... keys) {
        return new CookieSeal(IntStream.of(keys).mapToObj(CookieSealTest::key).toList(), new SecureRandom());
    }

    static CookieSession session(BrowserCookies cookies, InstantSource clock) {
        return session(cookies, clock, seal(1));
    }

    static CookieSession session(BrowserCookies cookies, InstantSource clock, CookieSeal seal) {
        return session(cookies, clock, seal, ROOM);
    }

    static CookieSession session(BrowserCookies cookies, InstantSource clock, CookieSeal seal, CookieRoom room) {
        return new CookieSession(new SealedCookies(cookies, seal, clock, room, true), LIFETIME);
    }

    static List<String> names(BrowserCookies cookies) {
        return cookies.values().keySet().stream().sorted().toList();
    }
}
