package dev.remora.jaxrs;

import dev.remora.spi.BrowserCookie;
import dev.remora.spi.BrowserCookies;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a request and of its answer. Reads the header itself: JAX-RS implementations differ over malformed ones.
 */
final class RequestCookies implements BrowserCookies {

    private static final String PROPERTY = "dev.remora.jaxrs.cookies";

    private final String application;
    private final int headerLimit;
    private final Lock lock = new ReentrantLock();
    private final Map<String, String> sent;
    private final Map<String, String> values;
    private final Map<String, BrowserCookie> changes = new LinkedHashMap<>();
    private boolean answered;

    private RequestCookies(String application, int headerLimit, Map<String, String> sent) {
        this.application = application;
        this.headerLimit = headerLimit;
        this.sent = Collections.unmodifiableMap(sent);
        this.values = new LinkedHashMap<>(sent);
    }

    /** Returns the cookies of this request, the same each time. */
    static RequestCookies of(ContainerRequestContext request, String application, int headerLimit) {
        if (request.getProperty(PROPERTY) instanceof RequestCookies known) {
            return known;
        }
        RequestCookies cookies = new RequestCookies(
                application, headerLimit, read(request.getHeaders().get(HttpHeaders.COOKIE)));
        // the answer may come from a thread without request scope
        request.setProperty(PROPERTY, cookies);
        return cookies;
    }

    /**
     * Returns the cookies that the answer to this request has to set, each time it is asked; from then on nothing more can
     * be set.
     */
    static Collection<BrowserCookie> answer(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof RequestCookies cookies ? cookies.answer() : List.of();
    }

    @Override
    public String application() {
        return application;
    }

    @Override
    public Map<String, String> values() {
        lock.lock();
        try {
            return Collections.unmodifiableMap(new LinkedHashMap<>(values));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Map<String, String> sent() {
        return sent;
    }

    @Override
    public boolean open() {
        lock.lock();
        try {
            return !answered;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean set(BrowserCookie cookie) {
        lock.lock();
        try {
            if (cookie.maxAge() != null && cookie.maxAge().isZero()) {
                values.remove(cookie.name());
            } else {
                values.put(cookie.name(), cookie.value());
            }
            if (!answered) {
                changes.put(cookie.name(), cookie);
            }
            return !answered;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean setAll(Collection<BrowserCookie> cookies) {
        lock.lock();
        try {
            // the answer may begin on another thread meanwhile; not between two of these
            cookies.forEach(this::set);
            return !answered;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int headerLimit() {
        return headerLimit;
    }

    private Collection<BrowserCookie> answer() {
        lock.lock();
        try {
            answered = true;
            return List.copyOf(changes.values());
        } finally {
            lock.unlock();
        }
    }

    private static Map<String, String> read(@Nullable List<String> headers) {
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> twice = new HashSet<>();
        for (String header : headers == null ? List.<String>of() : headers) {
            for (String pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? "" : trimmed(pair.substring(0, equals));
                if (!name.isEmpty() && values.put(name, trimmed(pair.substring(equals + 1))) != null) {
                    twice.add(name);
                }
            }
        }
        values.keySet().removeAll(twice);
        return values;
    }

    // spaces and tabs only (RFC 6265 section 5.2); strip() takes more, and then another cookie has this one's name
    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
