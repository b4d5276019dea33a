package dev.remora.internal.signin;

import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.oauth2.RandomText;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.OwnerResolver;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says whose tokens are meant: those of the caller, else of the browser session, else of the application. */
record TokenOwners(String remoteApp, @Nullable OwnerResolver resolver, BrowserSessions sessions, SecureRandom random) {

    // the id of a session changes at sign-in; what is kept under this name does not
    private static final String ATTRIBUTE = "dev.remora.owner";

    /** Whose token of this name exists already; empty for a browser that has none. */
    Optional<TokenOwner> existing(@Nullable CurrentRequest request, @Nullable String tokenKey) {
        if (resolver != null) {
            return Optional.of(resolver.owner(remoteApp));
        }
        if (request == null) {
            return Optional.of(TokenOwner.application());
        }
        return caller(request).or(() -> ofSession(sessions.of(request), tokenKey));
    }

    /** Gives a session that the server keeps its owner, before anything is kept for it. */
    void prepare(CurrentRequest request) {
        BrowserSession session = sessions.of(request);
        if (!session.keptByBrowser() && existing(request, null).isEmpty()) {
            ofNew(session, null);
        }
    }

    /**
     * Whose a token is that was granted just now. Where the browser keeps the session, that is a new owner each time: whoever
     * copied the cookies before the sign-in has the old one.
     */
    TokenOwner ofGrant(CurrentRequest request, @Nullable String tokenKey) {
        BrowserSession session = sessions.of(request);
        Optional<TokenOwner> existing = existing(request, tokenKey);
        return existing.filter(owner -> owner.kind() != Kind.SESSION || resolver != null || !session.keptByBrowser())
                .orElseGet(() -> ofNew(session, tokenKey));
    }

    private TokenOwner ofNew(BrowserSession session, @Nullable String tokenKey) {
        String id = RandomText.of(random);
        try {
            session.set(attribute(session, tokenKey), id);
        } catch (IllegalStateException e) {
            throw SignInMessages.sessionNotWritable(remoteApp, e);
        }
        return new TokenOwner(Kind.SESSION, id);
    }

    private static Optional<TokenOwner> caller(CurrentRequest request) {
        return request.callerName().map(name -> new TokenOwner(Kind.CALLER, name));
    }

    private Optional<TokenOwner> ofSession(BrowserSession session, @Nullable String tokenKey) {
        try {
            return session.get(attribute(session, tokenKey))
                    .filter(String.class::isInstance)
                    .map(id -> new TokenOwner(Kind.SESSION, (String) id));
        } catch (IllegalStateException invalidated) {
            return Optional.empty();
        }
    }

    /** Names of remote apps have no dot. */
    private String attribute(BrowserSession session, @Nullable String tokenKey) {
        return session.keptByBrowser()
                ? ATTRIBUTE + "." + remoteApp + (tokenKey == null ? "" : "." + tokenKey)
                : ATTRIBUTE;
    }
}
