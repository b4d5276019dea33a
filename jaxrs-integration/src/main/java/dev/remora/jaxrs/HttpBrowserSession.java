package dev.remora.jaxrs;

import dev.remora.spi.BrowserSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP session. The request is asked only on its own thread, while it is being answered: injected, it is a proxy, which
 * fails on other threads and in JAX-RS client filters, and which would find somebody else's request later. Everywhere else the
 * session that was last seen serves.
 */
final class HttpBrowserSession implements BrowserSession {

    private final HttpServletRequest request;
    private final Runnable idChanged;
    private final Thread thread = Thread.currentThread();
    private volatile boolean over;
    private volatile @Nullable HttpSession seen;

    HttpBrowserSession(HttpServletRequest request, Runnable idChanged) {
        this.request = request;
        this.idChanged = idChanged;
        this.seen = request.getSession(false);
    }

    void leaveRequest() {
        existing();
        over = true;
    }

    @Override
    public Optional<String> id() {
        return Optional.ofNullable(existing()).map(HttpSession::getId);
    }

    @Override
    public Optional<Serializable> get(String name) {
        HttpSession session = existing();
        try {
            Object value = session == null ? null : session.getAttribute(name);
            return value instanceof Serializable serializable ? Optional.of(serializable) : Optional.empty();
        } catch (IllegalStateException invalidated) {
            return Optional.empty();
        }
    }

    @Override
    public void set(String name, Serializable value) {
        HttpSession session = existing();
        (session == null ? create() : session).setAttribute(name, value);
    }

    @Override
    public void remove(String name) {
        HttpSession session = existing();
        try {
            if (session != null) {
                session.removeAttribute(name);
            }
        } catch (IllegalStateException invalidated) {
            // so the attribute is gone
        }
    }

    @Override
    public void changeId() {
        if (existing() == null) {
            return;
        }
        if (!onItsThread()) {
            throw JaxrsMessages.notTheRequestsThread();
        }
        request.changeSessionId();
        seen = request.getSession(false);
        idChanged.run();
    }

    private HttpSession create() {
        if (!onItsThread()) {
            throw JaxrsMessages.notTheRequestsThread();
        }
        HttpSession created = request.getSession();
        seen = created;
        return created;
    }

    private @Nullable HttpSession existing() {
        if (onItsThread()) {
            try {
                seen = request.getSession(false);
            } catch (RuntimeException deadProxy) {
                return seen; // in a JAX-RS client filter; servers differ in what they throw
            }
        }
        return seen;
    }

    private boolean onItsThread() {
        return !over && thread.equals(Thread.currentThread());
    }
}
