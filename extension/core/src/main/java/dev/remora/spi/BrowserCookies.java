package dev.remora.spi;

import java.util.Collection;
import java.util.Map;

/**
 * The cookies of one browser during one request: what the request brought, and what has been changed since. Safe for use by
 * many threads, also after the request. One object serves one request and no other, and {@code equals} is that of
 * {@link Object}: what the request has seen of its session is remembered with it.
 *
 * @since 1.0
 */
public interface BrowserCookies {

    /**
     * Returns a text that tells the application from others on the same host, which share its cookies.
     *
     * @return the context path, or whatever else stays the same on all nodes and after a restart
     */
    String application();

    /**
     * The cookies by name, but for those that came twice: one of them is somebody else's.
     *
     * @return the values as they were sent, in the order of their coming; a snapshot
     */
    Map<String, String> values();

    /**
     * The cookies as the request brought them, whatever has been changed since.
     *
     * @return the values by name; {@link #values} unless implemented
     */
    default Map<String, String> sent() {
        return values();
    }

    /**
     * Whether the answer to this request can still bring cookies to the browser.
     *
     * @return false once its headers were sent
     */
    default boolean open() {
        return true;
    }

    /**
     * Sets a cookie, in place of any of that name.
     *
     * @param cookie the cookie
     * @return whether the answer to this request brings it to the browser; false if the answer is under way, and then only
     *     {@link #values} shows it
     */
    boolean set(BrowserCookie cookie);

    /**
     * Sets cookies that belong together.
     *
     * @param cookies the cookies, each in place of any of that name
     * @return what {@link #set} returns: the answer to this request brings all of them to the browser, or none
     */
    default boolean setAll(Collection<BrowserCookie> cookies) {
        boolean brought = open();
        for (BrowserCookie cookie : cookies) {
            brought &= set(cookie);
        }
        return brought;
    }

    /**
     * Returns the largest headers of a request that the server takes, all together with the request line: what would make the next
     * request larger is not kept in cookies.
     *
     * @return their size in bytes, {@link Integer#MAX_VALUE} if it is not known
     */
    default int headerLimit() {
        return Integer.MAX_VALUE;
    }
}
