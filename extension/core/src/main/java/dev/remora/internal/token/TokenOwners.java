package dev.remora.internal.token;

import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says whose tokens are meant: those of the caller, else of the browser session, else of the application. */
public record TokenOwners(String remoteApp, OwnerRule rule, BrowserSessions sessions, SessionOwners inSession) {

    /** Finds the owner of a token of this name that exists already; empty for a browser that has none. */
    Optional<TokenOwner> existing(@Nullable CurrentRequest request, @Nullable String tokenKey) {
        Optional<TokenOwner> known = known(request);
        return known.isPresent() || request == null ? known : inSession.unclaimed(sessions.of(request), tokenKey);
    }

    /** The owner whom the application names, else the caller, else the application itself; empty for nobody's request. */
    public Optional<TokenOwner> known(@Nullable CurrentRequest request) {
        return rule.owner(remoteApp, request);
    }

    /** The caller, where it is the caller to whom tokens belong. */
    Optional<TokenOwner> caller(@Nullable CurrentRequest request) {
        return request == null ? Optional.empty() : rule.caller(request);
    }

    /** Whether the owner is a caller of the container, who gets the tokens that the session has for nobody. */
    boolean isCaller(TokenOwner owner) {
        return rule.goesByCaller() && owner.kind() == Kind.CALLER;
    }

    /**
     * Whether the user who sends a callback may have what the sign-in brings. A user who is not known may, since it is kept
     * for the one who began.
     */
    public boolean mayFinish(CurrentRequest request, @Nullable TokenOwner startedBy) {
        Optional<TokenOwner> now = known(request);
        if (now.isEmpty() || now.get().equals(startedBy)) {
            return true;
        }
        if (startedBy != null || !rule.goesByCaller()) {
            return false;
        }
        // begun by nobody: the application may have logged the user in just now, or the sign-in says whose its token is
        return request.callerName().isPresent()
                ? request.callerNameOnArrival().isEmpty()
                : rule.ownedByWhoSignsIn(request);
    }

    /** Reads the session of a callback: what this node remembers of it may be of a user who has left on another one. */
    public void readSession(CurrentRequest request) {
        inSession.readNow(sessions.of(request));
    }

    /** Tells the users of the request's session apart, as far as that is known; {@code null} as long as nobody has left it. */
    public @Nullable String user(CurrentRequest request) {
        return SessionUsers.user(sessions.of(request));
    }

    /** Refuses to go on where that user has left the browser since: a callback that comes late signs nobody in. */
    public void checkUser(CurrentRequest request, @Nullable String user) {
        SessionUsers.checkUser(remoteApp, sessions.of(request), user);
    }

    /** The mark of the newest grant in a browser that keeps its session itself; {@code null} without one. */
    public @Nullable String grant(CurrentRequest request) {
        return SessionGrants.newest(sessions.of(request));
    }

    /** Marks the session of a browser that keeps it itself: no id changes there that its copies do not have. */
    public void noteGrant(CurrentRequest request, Instant now) {
        SessionGrants.note(sessions.of(request), now, inSession.random());
    }

    /** Whether a sign-in was begun in this browser itself, and not with what somebody had copied before one of its grants. */
    public boolean knowsGrants(CurrentRequest request, @Nullable String afterGrant, Instant begunAt) {
        return SessionGrants.areKnown(sessions.of(request), afterGrant, begunAt);
    }

    /**
     * The user for whom a sign-in has ended: the caller, else who began it, else who had the session until now. Empty where
     * nothing tells users of this session apart.
     */
    public Optional<TokenOwner> finishedBy(CurrentRequest request, @Nullable TokenOwner startedBy) {
        return known(request)
                .or(() -> Optional.ofNullable(startedBy))
                .or(() -> inSession.visitorNow(sessions.of(request)));
    }

    /** Whether the user who sends a callback again is the one for whom the sign-in has ended. */
    public boolean mayKnow(CurrentRequest request, TokenOwner finishedBy) {
        Optional<TokenOwner> now = known(request);
        return finishedBy.kind() == Kind.SESSION && (rule.setting() != null || rule.resolver() == null)
                ? isVisitor(request, finishedBy, now.orElse(null))
                : now.isEmpty() || now.get().equals(finishedBy);
    }

    private boolean isVisitor(CurrentRequest request, TokenOwner then, @Nullable TokenOwner caller) {
        BrowserSession session = sessions.of(request);
        if (caller != null && rule.mayClaim(request)) {
            inSession.claim(session, caller);
        }
        return inSession.isVisitor(session, then, caller);
    }
}
