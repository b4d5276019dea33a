package dev.remora.tck;

import dev.remora.CompletedSignIn;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.PendingAuthorizations.Taken.Found;
import dev.remora.spi.PendingAuthorizations.Taken.Refused;
import java.io.Serializable;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps pending authorizations outside the session, which holds only what binds them to the browser. For tests. */
public final class InMemoryPendingAuthorizations implements PendingAuthorizations {

    private static final String BROWSER = "browser";

    private final InstantSource clock;
    private final Map<Serializable, Kept> browsers = new HashMap<>();

    public InMemoryPendingAuthorizations(InstantSource clock) {
        this.clock = clock;
    }

    private static final class Kept {
        final Deque<PendingAuthorization> pending = new ArrayDeque<>();
        final Set<String> used = new HashSet<>();
        final Map<String, CompletedSignIn> completed = new HashMap<>();
    }

    @Override
    public synchronized void put(BrowserSession session, PendingAuthorization pending) {
        if (session.get(BROWSER).isEmpty()) {
            session.set(BROWSER, UUID.randomUUID().toString());
        }
        Kept kept = browsers.computeIfAbsent(session.get(BROWSER).orElseThrow(), browser -> new Kept());
        kept.pending.add(pending);
        if (kept.pending.size() > 20) {
            kept.pending.remove();
        }
    }

    @Override
    public synchronized Taken take(
            BrowserSession session, String remoteApp, String state, @Nullable String callbackPath) {
        if (session.id().isEmpty()) {
            return Refused.of(Reason.NO_SESSION);
        }
        Kept kept = session.get(BROWSER).map(browsers::get).orElseGet(Kept::new);
        List<PendingAuthorization> ofState = new ArrayList<>(kept.pending);
        ofState.removeIf(pending -> !pending.hasState(state));
        Optional<PendingAuthorization> found = ofState.stream()
                .filter(pending -> obstacle(pending, remoteApp, callbackPath) == null)
                .findFirst();
        if (found.isPresent()) {
            kept.pending.remove(found.get());
            kept.used.add(state);
            kept.completed.put(
                    remoteApp + " " + state,
                    CompletedSignIn.of(
                            CompletedSignIn.Outcome.RUNNING, found.get().returnTo()));
            return Found.of(found.get());
        }
        if (kept.used.contains(state)) {
            return Refused.of(Reason.REPLAYED);
        }
        Reason obstacle = ofState.isEmpty() ? null : obstacle(ofState.get(0), remoteApp, callbackPath);
        return Refused.of(obstacle == null ? Reason.UNKNOWN : obstacle);
    }

    @Override
    public synchronized Optional<PendingAuthorization> newest(
            BrowserSession session, String remoteApp, @Nullable String callbackPath) {
        Kept kept = session.get(BROWSER).map(browsers::get).orElseGet(Kept::new);
        return kept.pending.stream()
                .filter(pending -> obstacle(pending, remoteApp, callbackPath) == null)
                .reduce((older, newer) -> newer);
    }

    @Override
    public synchronized void complete(
            BrowserSession session, String remoteApp, String state, CompletedSignIn completed) {
        session.get(BROWSER)
                .map(browsers::get)
                .ifPresent(kept -> kept.completed.put(remoteApp + " " + state, completed));
    }

    @Override
    public synchronized Optional<CompletedSignIn> completed(BrowserSession session, String remoteApp, String state) {
        return session.get(BROWSER).map(browsers::get).map(kept -> kept.completed.get(remoteApp + " " + state));
    }

    @Override
    public synchronized void forgetCompleted(BrowserSession session) {
        session.get(BROWSER)
                .map(browsers::get)
                .ifPresent(kept -> kept.completed
                        .values()
                        .removeIf(completed -> completed.outcome() != CompletedSignIn.Outcome.RUNNING));
    }

    private @Nullable Reason obstacle(PendingAuthorization pending, String remoteApp, @Nullable String path) {
        return pending.rejection(remoteApp, path, clock.instant()).orElse(null);
    }
}
