package dev.remora.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A cookie on its way to the browser. It goes to all paths of the host, to no other host, and no script sees it.
 *
 * @param name its name
 * @param value its value: letters, digits, {@code -} and {@code _}
 * @param maxAge how long the browser keeps it, zero to remove it; {@code null}: until the browser is closed
 * @param secure whether it goes over https only
 * @param crossSite whether it also goes with requests that other sites make ({@code SameSite=None} in place of {@code Lax});
 *     browsers want those to be secure
 * @since 1.0
 */
public record BrowserCookie(
        String name, String value, @Nullable Duration maxAge, boolean secure, boolean crossSite) {

    /** Shows no value. */
    @Override
    public String toString() {
        return "BrowserCookie[" + name + ", maxAge=" + maxAge + "]";
    }
}
