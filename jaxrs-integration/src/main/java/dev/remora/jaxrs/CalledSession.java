package dev.remora.jaxrs;

import dev.remora.spi.BrowserSession;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The HTTP session that a call began with: it asks no request, so that a renewed token can be saved after the request's end. */
record CalledSession(@Nullable HttpSession session) implements BrowserSession {

    @Override
    public Optional<String> id() {
        return Optional.ofNullable(session).map(HttpSession::getId);
    }

    @Override
    public Optional<Serializable> get(String name) {
        return attribute(session, name);
    }

    @Override
    public Set<String> names() {
        return names(session);
    }

    @Override
    public void set(String name, Serializable value) {
        if (session == null) {
            throw JaxrsMessages.notTheRequestsThread();
        }
        session.setAttribute(name, value);
    }

    @Override
    public void remove(String name) {
        removeAttribute(session, name);
    }

    @Override
    public void changeId() {
        throw JaxrsMessages.notTheRequestsThread();
    }

    static Optional<Serializable> attribute(@Nullable HttpSession session, String name) {
        try {
            Object value = session == null ? null : session.getAttribute(name);
            return value instanceof Serializable serializable ? Optional.of(serializable) : Optional.empty();
        } catch (IllegalStateException invalidated) {
            return Optional.empty();
        }
    }

    static Set<String> names(@Nullable HttpSession session) {
        try {
            return session == null ? Set.of() : Set.copyOf(Collections.list(session.getAttributeNames()));
        } catch (IllegalStateException invalidated) {
            return Set.of();
        }
    }

    static void removeAttribute(@Nullable HttpSession session, String name) {
        try {
            if (session != null) {
                session.removeAttribute(name);
            }
        } catch (IllegalStateException invalidated) {
            return; // and the attribute with it
        }
    }
}
