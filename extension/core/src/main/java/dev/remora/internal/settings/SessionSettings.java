package dev.remora.internal.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who keeps what belongs to a browser, and how.
 *
 * @param store {@code null}: whoever can
 * @param cookieKeys the one to encrypt with first; may be none
 * @param cookieLifetime how long what is in a cookie counts
 * @param cookieChunks the most cookies of one attribute
 * @param headerLimit the largest headers of a request, in bytes; {@code null}: what is known of the server
 * @param externalBaseUri where browsers see the application, if that is said
 */
public record SessionSettings(
        @Nullable Store store,
        List<byte[]> cookieKeys,
        Duration cookieLifetime,
        int cookieChunks,
        @Nullable Integer headerLimit,
        @Nullable URI externalBaseUri) {

    /** Who keeps it. */
    public enum Store {
        HTTP,
        COOKIE,
        STORE
    }

    public SessionSettings {
        cookieKeys = List.copyOf(cookieKeys);
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "SessionSettings[" + store + ", " + cookieKeys.size() + " keys]";
    }
}
