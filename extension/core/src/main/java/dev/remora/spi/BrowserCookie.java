package dev.remora.spi;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cookie on its way to the browser. It goes to all paths of the host, to no other host, and no script sees it. Two are equal if
 * all that they hold is.
 *
 * @since 1.0
 */
public final class BrowserCookie {

    private final String name;
    private final String value;
    private final @Nullable Duration maxAge;
    private final boolean secure;
    private final boolean crossSite;

    private BrowserCookie(String name, String value, @Nullable Duration maxAge, boolean secure, boolean crossSite) {
        this.name = Objects.requireNonNull(name, "name");
        this.value = Objects.requireNonNull(value, "value");
        this.maxAge = maxAge;
        this.secure = secure;
        this.crossSite = crossSite;
    }

    /**
     * A cookie that the browser keeps until it is closed, and sends over http too.
     *
     * @param name its name
     * @param value its value: letters, digits, {@code -} and {@code _}
     * @return the cookie
     */
    public static BrowserCookie of(String name, String value) {
        return new BrowserCookie(name, value, null, false, false);
    }

    /**
     * The name.
     *
     * @return the name of the cookie
     */
    public String name() {
        return name;
    }

    /**
     * The value.
     *
     * @return letters, digits, {@code -} and {@code _}
     */
    public String value() {
        return value;
    }

    /**
     * The time for which the browser keeps the cookie.
     *
     * @return the time, zero to remove the cookie; {@code null}: until the browser is closed
     */
    public @Nullable Duration maxAge() {
        return maxAge;
    }

    /**
     * Tells whether the cookie goes over https only.
     *
     * @return whether it has the attribute {@code Secure}
     */
    public boolean secure() {
        return secure;
    }

    /**
     * Tells whether the cookie also goes with requests that other sites make ({@code SameSite=None} in place of {@code Lax});
     * browsers want those to be secure.
     *
     * @return whether it goes with requests of other sites
     */
    public boolean crossSite() {
        return crossSite;
    }

    /**
     * The same cookie, kept for another time.
     *
     * @param maxAge how long the browser keeps it, zero to remove it; {@code null}: until the browser is closed
     * @return a new cookie
     */
    public BrowserCookie withMaxAge(@Nullable Duration maxAge) {
        return new BrowserCookie(name, value, maxAge, secure, crossSite);
    }

    /**
     * The same cookie, for https only or not.
     *
     * @param secure whether it goes over https only
     * @return a new cookie
     */
    public BrowserCookie withSecure(boolean secure) {
        return new BrowserCookie(name, value, maxAge, secure, crossSite);
    }

    /**
     * The same cookie, for requests of other sites or not.
     *
     * @param crossSite whether it also goes with requests that other sites make
     * @return a new cookie
     */
    public BrowserCookie withCrossSite(boolean crossSite) {
        return new BrowserCookie(name, value, maxAge, secure, crossSite);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BrowserCookie that
                && name.equals(that.name)
                && value.equals(that.value)
                && Objects.equals(maxAge, that.maxAge)
                && secure == that.secure
                && crossSite == that.crossSite;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, value, maxAge, secure, crossSite);
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "BrowserCookie[" + name + ", maxAge=" + maxAge + "]";
    }
}
