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

    private BrowserCookie(String name, String value, @Nullable Duration maxAge, boolean secure) {
        this.name = Objects.requireNonNull(name, "name");
        this.value = Objects.requireNonNull(value, "value");
        this.maxAge = maxAge;
        this.secure = secure;
    }

    /**
     * A cookie that the browser keeps until it is closed, and sends over http too.
     *
     * @param name its name
     * @param value its value: letters, digits, {@code -} and {@code _}
     * @return the cookie
     */
    public static BrowserCookie of(String name, String value) {
        return new BrowserCookie(name, value, null, false);
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
     * The same cookie, kept for another time.
     *
     * @param maxAge how long the browser keeps it, zero to remove it; {@code null}: until the browser is closed
     * @return a new cookie
     */
    public BrowserCookie withMaxAge(@Nullable Duration maxAge) {
        return new BrowserCookie(name, value, maxAge, secure);
    }

    /**
     * The same cookie, for https only or not.
     *
     * @param secure whether it goes over https only
     * @return a new cookie
     */
    public BrowserCookie withSecure(boolean secure) {
        return new BrowserCookie(name, value, maxAge, secure);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BrowserCookie that
                && name.equals(that.name)
                && value.equals(that.value)
                && Objects.equals(maxAge, that.maxAge)
                && secure == that.secure;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, value, maxAge, secure);
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "BrowserCookie[" + name + ", maxAge=" + maxAge + "]";
    }
}
