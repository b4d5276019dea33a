package dev.remora.samples.byhand.start;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends the sessions before the container ends: Undertow complains about those that are left. */
@ApplicationScoped
class OpenSessions {

    private final Set<HttpSession> open = ConcurrentHashMap.newKeySet();

    void opened(@Observes @Initialized(SessionScoped.class) HttpSession session) {
        open.add(session);
    }

    void closed(@Observes @BeforeDestroyed(SessionScoped.class) HttpSession session) {
        open.remove(session);
    }

    void endAll(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        for (HttpSession session : List.copyOf(open)) {
            try {
                session.invalidate();
            } catch (IllegalStateException endedMeanwhile) {
                open.remove(session);
            }
        }
    }
}
