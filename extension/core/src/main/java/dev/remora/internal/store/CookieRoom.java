package dev.remora.internal.store;

import dev.remora.spi.BrowserCookie;
import java.util.List;
import java.util.Map;

/**
 * The room for cookies.
 *
 * @param chunks the most cookies of one attribute, at most {@link CookieParts#MOST}
 * @param headerLimit the largest headers of a request that the server takes, all together, in bytes
 */
record CookieRoom(int chunks, int headerLimit) {

    // a browser's own headers are some 1 KB, a request line with an authorization code may be as much
    private static final int OTHER_HEADERS = 2048;
    // a part of the rest, so that tokens cannot make sign-ins impossible, nor those a token
    private static final int SHARE_OF_PENDING = 4;
    // servers and proxies refuse requests whose headers are too large, often from 8 KB on
    private static final int MOST_PENDING = 4096;

    /** The room for pending authorizations, all together, in bytes. */
    int pending() {
        return Math.min(MOST_PENDING, cookies() / SHARE_OF_PENDING);
    }

    /**
     * Refuses an attribute with which the next request would be refused by the server.
     *
     * @param values what the browser sends now, cookies of others too
     * @param replaced the names of this attribute's own cookies
     * @param pending how the names of pending authorizations begin, which have a room of their own
     * @throws CookieTooLargeException if it does not fit
     */
    void check(Map<String, String> values, List<String> replaced, List<BrowserCookie> written, String pending) {
        if (headerLimit == Integer.MAX_VALUE) {
            return;
        }
        int size = written.stream()
                .mapToInt(cookie -> size(cookie.name(), cookie.value()))
                .sum();
        for (Map.Entry<String, String> other : values.entrySet()) {
            if (!replaced.contains(other.getKey()) && !other.getKey().startsWith(pending)) {
                size += size(other.getKey(), other.getValue());
            }
        }
        if (size > cookies() - pending()) {
            throw CookieTooLargeException.ofHeaders(size + pending() + OTHER_HEADERS, headerLimit);
        }
    }

    /** In a request, with what separates it from the next one. */
    static int size(String name, String value) {
        return name.length() + value.length() + "=; ".length();
    }

    private int cookies() {
        return Math.max(0, headerLimit - OTHER_HEADERS);
    }
}
