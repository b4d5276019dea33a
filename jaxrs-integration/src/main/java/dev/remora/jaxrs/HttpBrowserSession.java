package dev.remora.jaxrs;

import dev.remora.spi.BrowserSession;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP session of one request. The request is asked only on its own thread, and only while it is what that thread is
 * answering: injected, it is a proxy, which fails on other threads and in JAX-RS client filters, and which finds somebody
 * else's request once its own was suspended. Everywhere else the session that was last seen serves, until the request has ended.
 */
final class HttpBrowserSession implements BrowserSession {

    /** Of a request: an object that no other request has. A forward keeps it, and a server that uses the object again drops it. */
    private static final String IDENTITY = "dev.remora.jaxrs.identity";
    /** Of a session: another one after each sign-in. */
    private static final String SIGN_IN = "dev.remora.jaxrs.sign-in";
    /** Of a session: the ids that it had before its newest sign-ins, which lead nowhere any more. */
    private static final String FORMER_IDS = "dev.remora.jaxrs.former-ids";

    /** Of an application: two requests must not change the id of one session at once. */
    private static final String CHANGE = "dev.remora.jaxrs.change";

    // a request that was held for more sign-ins than that would not be known
    private static final int MOST_FORMER_IDS = 100;

    private final HttpServletRequest request;
    private final Identity identity;
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
        this.seen = identity.own(request.getSession(false));
    }

    private static Identity identity(HttpServletRequest request) {
        if (request.getAttribute(IDENTITY) instanceof Identity known) {
            return known;
        }
        Identity identity = new Identity(request.getRequestedSessionId());
        request.setAttribute(IDENTITY, identity);
        return identity;
    }

    /**
     * Tells one request from others, and knows its session as it was before any other request signed a user in. The server goes on
     * giving it the session whose id has changed since: whoever knew the former id had a request under way perhaps, to be finished
     * when somebody else has signed in.
     */
    private static final class Identity {

        private final @Nullable String requestedId;
        private boolean noted;
        private @Nullable String signIn;

        Identity(@Nullable String requestedId) {
            this.requestedId = requestedId;
        }

        /** The session, unless a user has signed in to it by another request since this one came. */
        synchronized @Nullable HttpSession own(@Nullable HttpSession session) {
            if (session == null) {
                return null;
            }
            String now = text(session, SIGN_IN);
            if (!noted) {
                noted = true;
                // filters and the server may have held the request for long, with the session that it asked for
                signIn = hadBefore(session, requestedId) ? null : now;
            }
            return now == null || now.equals(signIn) ? session : null;
        }

        synchronized void signsIn(HttpSession session) {
            String former = text(session, FORMER_IDS);
            Set<String> ids = new LinkedHashSet<>(former == null ? List.of() : List.of(former.split(" ")));
            ids.add(withoutNode(session.getId()));
            if (requestedId != null) {
                ids.add(withoutNode(requestedId));
            }
            session.setAttribute(
                    FORMER_IDS,
                    ids.stream().skip(Math.max(0, ids.size() - MOST_FORMER_IDS)).collect(Collectors.joining(" ")));
            signIn = UUID.randomUUID().toString();
            session.setAttribute(SIGN_IN, signIn);
            noted = true;
        }

        private static boolean hadBefore(HttpSession session, @Nullable String id) {
            String former = text(session, FORMER_IDS);
            return former != null && id != null && List.of(former.split(" ")).contains(withoutNode(id));
        }

        /** Leaves out the name of the node, which servers put behind the id and do not look at. */
        private static String withoutNode(String id) {
            return id.split("[.:!]", 2)[0];
        }

        private static @Nullable String text(HttpSession session, String attribute) {
            return CalledSession.attribute(session, attribute).orElse(null) instanceof String text ? text : null;
        }
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
        HttpSession session = existing();
        Optional<Serializable> value = CalledSession.attribute(session, name);
        // and not only before it was read
        return identity.own(session) == null ? Optional.empty() : value;
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

    /** Other requests that have this session, and end later, have none from then on. */
    @Override
    public void changeId() {
        if (existing() == null) {
            return;
        }
        if (!isOnItsThread()) {
            throw JaxrsMessages.notTheRequestsThread();
        }
        ReentrantLock change = changeOf(request.getServletContext());
        change.lock();
        try {
            HttpSession session = existing();
            if (session == null) {
                return;
            }
            identity.signsIn(session); // first: whoever sees the new id sees this too
            request.changeSessionId();
            seen = request.getSession(false);
        } finally {
            change.unlock();
        }
        idChanged.run();
    }

    // ids change seldom: one lock does for all sessions
    private static synchronized ReentrantLock changeOf(@Nullable ServletContext application) {
        if (application == null) {
            return new ReentrantLock(); // no server leaves it out
        }
        if (application.getAttribute(CHANGE) instanceof ReentrantLock known) {
            return known;
        }
        ReentrantLock change = new ReentrantLock();
        application.setAttribute(CHANGE, change);
        return change;
    }

    private HttpSession create() {
        if (!isOnItsThread()) {
            throw JaxrsMessages.notTheRequestsThread();
        }
        HttpSession created = identity.own(request.getSession());
        if (created == null) {
            throw JaxrsMessages.signedInMeanwhile();
        }
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
        return identity.own(seen);
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
