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
record Owners(String remoteApp, @Nullable OwnerResolver resolver, SecureRandom random) {

    // the id of a session changes at sign-in; what is kept under this name does not
    private static final String ATTRIBUTE = "dev.remora.owner";

    /** Whose tokens exist already; empty for a browser that has none. */
    Optional<TokenOwner> existing(@Nullable CurrentRequest request) {
        if (resolver != null) {
            return Optional.of(resolver.owner(remoteApp));
        }
        if (request == null) {
            return Optional.of(TokenOwner.application());
        }
        return caller(request).or(() -> ofSession(request.session()));
    }

    /** Whose a new token will be. */
    TokenOwner of(CurrentRequest request) {
        return existing(request).orElseGet(() -> ofNewSession(request.session()));
    }

    private TokenOwner ofNewSession(BrowserSession session) {
        String id = RandomText.of(random);
        try {
            session.set(ATTRIBUTE, id);
        } catch (IllegalStateException e) {
            throw SignInMessages.sessionNotWritable(remoteApp, e);
        }
        return new TokenOwner(Kind.SESSION, id);
    }

    private static Optional<TokenOwner> caller(CurrentRequest request) {
        return request.callerName().map(name -> new TokenOwner(Kind.CALLER, name));
    }

    private static Optional<TokenOwner> ofSession(BrowserSession session) {
        try {
            return session.get(ATTRIBUTE)
                    .filter(String.class::isInstance)
                    .map(id -> new TokenOwner(Kind.SESSION, (String) id));
        } catch (IllegalStateException invalidated) {
            return Optional.empty();
        }
    }
}
