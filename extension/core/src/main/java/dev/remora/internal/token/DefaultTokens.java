package dev.remora.internal.token;

import dev.remora.SignedOut;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenRemoved;
import dev.remora.internal.message.TokenMessages;
import dev.remora.spi.TokenSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Finds tokens by whose and where they are. */
public final class DefaultTokens implements Tokens {

    private static final TokenSource NONE = Optional::empty;

    private final String remoteApp;
    private final TokenLocator locator;
    private final TokenRefresher refresher;
    private final TokenEvents events;

    public DefaultTokens(String remoteApp, TokenLocator locator, TokenRefresher refresher, TokenEvents events) {
        this.remoteApp = remoteApp;
        this.locator = locator;
        this.refresher = refresher;
        this.events = events;
    }

    @Override
    public TokenSource source(@Nullable String tokenKey) {
        return locator.place(tokenKey)
                .<TokenSource>map(location -> new RefreshingTokenSource(checked(location), refresher))
                .orElse(NONE);
    }

    @Override
    public TokenSource fixed(Token token) {
        return new RefreshingTokenSource(checked(locator.held(token)), refresher);
    }

    @Override
    public BooleanSupplier ended() {
        return locator.ended();
    }

    @Override
    public Optional<Token> kept(@Nullable String tokenKey) {
        return locator.place(tokenKey).flatMap(TokenLocation::read).map(StoredToken::token);
    }

    @Override
    public void forget(@Nullable String tokenKey) {
        if (!locator.isKeptByTheApplication()) {
            locator.place(tokenKey).ifPresent(this::remove);
            // a session may have one for a caller who has another one
            locator.place(tokenKey).ifPresent(this::remove);
        }
    }

    @Override
    public Optional<Token> signOut(@Nullable String tokenKey, boolean byProvider) {
        TokenLocation location = locator.place(tokenKey).orElse(null);
        Optional<Token> there =
                location == null ? Optional.empty() : location.read().map(StoredToken::token);
        forget(tokenKey);
        if (location != null && there.isPresent()) {
            events.signedOut(SignedOut.of(location.owner())
                    .withTokenKey(tokenKey)
                    .withIdentity(there.get().identity().orElse(null))
                    .withByProvider(byProvider));
        }
        return there;
    }

    // whatever is there by then: a refresh under way finds nothing to replace
    private void remove(TokenLocation location) {
        Optional<StoredToken> there = location.read();
        if (location instanceof StoredTokenLocation kept && there.isPresent()) {
            refresher.abandon(kept, there.get().token());
            kept.store().remove(kept.key());
            events.removed(TokenRemoved.of(kept.owner()).withTokenKey(kept.name()));
        }
    }

    // a token of another protocol is found out when it is read
    private TokenLocation checked(TokenLocation location) {
        if (location instanceof CallerHeldTokenLocation held
                && !held.read().map(StoredToken::token).map(refresher::supports).orElse(true)) {
            throw TokenMessages.tokenOfOtherProtocol(remoteApp);
        }
        return location;
    }
}
