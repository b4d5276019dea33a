package dev.remora.jaxrs;

import dev.remora.spi.BrowserSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP session of one request. The request is asked only on its own thread, and only while it is what that thread is
 * answering: injected, it is a proxy, which fails on other threads and in JAX-RS client filters, and which finds somebody
 * else's request once its own was suspended. Everywhere else the session that was last seen serves, until the request has ended.
 */
final class HttpBrowserSession implements BrowserSession {

    /** Of a request: an object that no other request has. A forward keeps it, and a server that uses the object again drops it. */
    private static final String IDENTITY = "dev.remora.jaxrs.identity";

    private final HttpServletRequest request;
    private final Object identity;
    private final RequestLife life;
    private final Runnable idChanged;
    private final Thread thread = Thread.currentThread();
    private volatile boolean left;
    private volatile @Nullable HttpSession seen;

    HttpBrowserSession(HttpServletRequest request, RequestLife life, Runnable idChanged) {
        this.request = request;
        this.identity = identity(request);
        this.life = life;
        this.idChanged = idChanged;
        this.seen = request.getSession(false);
    }

    private static Object identity(HttpServletRequest request) {
        Object known = request.getAttribute(IDENTITY);
        if (known != null) {
            return known;
        }
        Object identity = new Object();
        request.setAttribute(IDENTITY, identity);
        return identity;
    }

    /** The request itself is not asked any more; it may be answered later, by another thread. */
    void leave() {
        existing();
        left = true;
    }

    @Override
    public BrowserSession duringCall() {
        return new CalledSession(existing());
    }

    @Override
    public Optional<String> id() {
        return Optional.ofNullable(existing()).map(HttpSession::getId);
    }

    @Override
    public Optional<Serializable> get(String name) {
        return CalledSession.attribute(existing(), name);
    }

    @Override
    public Set<String> names() {
        return CalledSession.names(existing());
    }

    @Override
    public void set(String name, Serializable value) {
        HttpSession session = existing();
        (session == null ? create() : session).setAttribute(name, value);
    }

    @Override
    public void remove(String name) {
        CalledSession.removeAttribute(existing(), name);
    }

    @Override
    public void changeId() {
        if (existing() == null) {
            return;
        }
        if (!isOnItsThread()) {
            throw JaxrsMessages.notTheRequestsThread();
        }
        request.changeSessionId();
        seen = request.getSession(false);
        idChanged.run();
    }

    private HttpSession create() {
        if (!isOnItsThread()) {
            throw JaxrsMessages.notTheRequestsThread();
        }
        HttpSession created = request.getSession();
        seen = created;
        return created;
    }

    private @Nullable HttpSession existing() {
        if (life.hasEnded()) {
            throw JaxrsMessages.requestEnded();
        }
        if (isOnItsThread()) {
            seen = request.getSession(false);
        }
        return seen;
    }

    private boolean isOnItsThread() {
        return !left && thread.equals(Thread.currentThread()) && isAnswered();
    }

    /** Whether it is this very request that the calling thread is answering. */
    boolean isAnswered() {
        try {
            return identity.equals(request.getAttribute(IDENTITY));
        } catch (RuntimeException deadProxy) {
            return false; // in a JAX-RS client filter; servers differ in what they throw
        }
    }
}
