package dev.remora.internal.signin;

import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenRemoved;
import dev.remora.internal.message.SignInMessages;
import dev.remora.spi.TokenSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens by whose and where they are. */
final class DefaultTokens implements Tokens {

    private static final TokenSource NONE = Optional::empty;

    private final String remoteApp;
    private final TokenLocator places;
    private final TokenRefresher renewals;
    private final TokenEvents events;

    DefaultTokens(String remoteApp, TokenLocator places, TokenRefresher renewals, TokenEvents events) {
        this.remoteApp = remoteApp;
        this.places = places;
        this.renewals = renewals;
        this.events = events;
    }

    @Override
    public TokenSource source(@Nullable String tokenKey) {
        return places.place(tokenKey)
                .<TokenSource>map(slot -> new RefreshingTokenSource(checked(slot), renewals))
                .orElse(NONE);
    }

    @Override
    public TokenSource fixed(Token token) {
        return new RefreshingTokenSource(checked(places.held(token)), renewals);
    }

    @Override
    public void forget(@Nullable String tokenKey) {
        if (!places.isKeptByTheApplication()) {
            places.place(tokenKey).ifPresent(this::remove);
        }
    }

    // whatever is there by then: a renewal under way finds nothing to replace
    private void remove(TokenLocation slot) {
        if (slot instanceof StoredTokenLocation kept && kept.read().isPresent()) {
            kept.store().remove(kept.key());
            events.removed(new TokenRemoved(kept.owner(), kept.name()));
        }
    }

    // what is kept for another protocol is found out when it is read
    private TokenLocation checked(TokenLocation slot) {
        if (slot instanceof CallerHeldTokenLocation held
                && !held.read().map(StoredToken::token).map(renewals::supports).orElse(true)) {
            throw SignInMessages.tokenOfOtherProtocol(remoteApp);
        }
        return slot;
    }
}
