package dev.remora.internal.store;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an application's cookies.
 *
 * @param keys of {@link CookieSeal#KEY_LENGTH} bytes: the first encrypts, all decrypt; none: one is made
 * @param lifetime how long what is kept counts
 * @param chunks the most cookies of one attribute, 1 to 4
 * @param headerLimit the largest headers of a request, all together, in bytes; {@code null}: as the request knows
 * @param secure whether browsers reach the application over https; {@code null} if the request has to tell
 */
public record CookieSettings(
        List<byte[]> keys,
        Duration lifetime,
        int chunks,
        @Nullable Integer headerLimit,
        @Nullable Boolean secure) {

    public CookieSettings {
        keys = List.copyOf(keys);
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "CookieSettings[" + keys.size() + " keys, lifetime=" + lifetime + ", chunks=" + chunks + ", headerLimit="
                + headerLimit + ", secure=" + secure + "]";
    }
}
