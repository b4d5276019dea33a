package dev.remora.internal.store;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an application's cookies.
 *
 * @param keys of {@link CookieSeal#KEY_LENGTH} bytes: the first encrypts, all decrypt; none: one is made
 * @param lifetime how long what is kept counts
 * @param secure whether browsers reach the application over https; {@code null} if the request has to tell
 */
public record CookieSettings(
        List<byte[]> keys, Duration lifetime, @Nullable Boolean secure) {

    public CookieSettings {
        keys = List.copyOf(keys);
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "CookieSettings[" + keys.size() + " keys, lifetime=" + lifetime + ", secure=" + secure + "]";
    }
}
