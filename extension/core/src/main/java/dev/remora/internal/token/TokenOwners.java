package dev.remora.internal.token;

import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.OwnerResolver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says whose tokens are meant: those of the caller, else of the browser session, else of the application. */
public record TokenOwners(
        String remoteApp, @Nullable OwnerResolver resolver, BrowserSessions sessions, SessionOwners inSession) {

    /** Finds the owner of a token of this name that exists already; empty for a browser that has none. */
    Optional<TokenOwner> existing(@Nullable CurrentRequest request, @Nullable String tokenKey) {
        Optional<TokenOwner> known = known(request);
        return known.isPresent() || request == null ? known : inSession.unclaimed(sessions.of(request), tokenKey);
    }

    /** The owner whom the application names, else the caller, else the application itself; empty for nobody's request. */
    public Optional<TokenOwner> known(@Nullable CurrentRequest request) {
        if (resolver != null) {
            return Optional.of(resolver.owner(remoteApp));
        }
        return request == null ? Optional.of(TokenOwner.application()) : named(request.callerName());
    }

    /** The caller, where it is the container that says whose tokens are meant. */
    Optional<TokenOwner> caller(@Nullable CurrentRequest request) {
        return resolver != null || request == null ? Optional.empty() : named(request.callerName());
    }

    /** Whether the owner is a caller of the container, who gets the tokens that the session has for nobody. */
    boolean isCaller(TokenOwner owner) {
        return resolver == null && owner.kind() == Kind.CALLER;
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
        // begun by nobody: the application may have logged the user in just now
        return resolver == null
                && startedBy == null
                && named(request.callerNameOnArrival()).isEmpty();
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
        return finishedBy.kind() == Kind.SESSION && resolver == null
                ? inSession.isVisitor(sessions.of(request), finishedBy, now.orElse(null))
                : now.isEmpty() || now.get().equals(finishedBy);
    }

    private static Optional<TokenOwner> named(Optional<String> caller) {
        return caller.map(name -> TokenOwner.of(Kind.CALLER, name));
    }
}
