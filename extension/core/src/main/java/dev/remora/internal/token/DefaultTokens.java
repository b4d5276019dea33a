package dev.remora.internal.token;

import dev.remora.SignedOut;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenInfo;
import dev.remora.TokenOwner;
import dev.remora.TokenRemoved;
import dev.remora.internal.message.TokenMessages;
import dev.remora.spi.TokenSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Finds tokens by whose and where they are. */
public final class DefaultTokens implements Tokens {

    private static final TokenSource NONE = Optional::empty;

    private final String remoteApp;
    private final TokenLocator locator;
    private final @Nullable TokenOwner owner;
    private final TokenRefresher refresher;
    private final TokenEvents events;

    /** The tokens of whoever sends the current request. */
    public DefaultTokens(String remoteApp, TokenLocator locator, TokenRefresher refresher, TokenEvents events) {
        this(remoteApp, locator, null, refresher, events);
    }

    private DefaultTokens(
            String remoteApp,
            TokenLocator locator,
            @Nullable TokenOwner owner,
            TokenRefresher refresher,
            TokenEvents events) {
        this.remoteApp = remoteApp;
        this.locator = locator;
        this.owner = owner;
        this.refresher = refresher;
        this.events = events;
    }

    @Override
    public TokenSource source(@Nullable String tokenKey) {
        return place(tokenKey)
                .<TokenSource>map(location -> new RefreshingTokenSource(checked(location), refresher))
                .orElse(NONE);
    }

    @Override
    public TokenSource fixed(Token token) {
        return new RefreshingTokenSource(
                checked(owner == null ? TokenLocator.held(token) : TokenLocator.held(owner, token)), refresher);
    }

    @Override
    public BooleanSupplier ended() {
        return owner == null ? locator.ended() : () -> false;
    }

    @Override
    public boolean ofRequest() {
        return owner == null && locator.isOfRequest();
    }

    @Override
    public boolean ofGetter() {
        return owner == null && locator.isOfGetter();
    }

    @Override
    public boolean keptByTheApplication() {
        return locator.isKeptByTheApplication();
    }

    @Override
    public boolean keptInSession() {
        return locator.isKeptInSession();
    }

    @Override
    public Optional<Token> kept(@Nullable String tokenKey) {
        return place(tokenKey).flatMap(TokenLocation::read).map(StoredToken::token);
    }

    @Override
    public Optional<Token> kept(TokenOwner of, @Nullable String tokenKey) {
        return locator.placeNow(of, tokenKey).read().map(StoredToken::token);
    }

    @Override
    public List<TokenInfo> all() {
        List<TokenInfo> all = new ArrayList<>();
        for (String name : owner == null ? locator.names() : locator.namesOf(owner)) {
            kept(name).map(token -> TokenInfo.of(name, token)).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    @Override
    public Tokens of(TokenOwner other) {
        return new DefaultTokens(remoteApp, locator, other, refresher, events);
    }

    @Override
    public void forget(@Nullable String tokenKey) {
        if (!locator.isKeptByTheApplication()) {
            place(tokenKey).ifPresent(this::remove);
            // a session may have one for a caller who has another one
            place(tokenKey).ifPresent(this::remove);
        }
    }

    @Override
    public void forget(TokenOwner of, @Nullable String tokenKey) {
        if (!locator.isKeptByTheApplication()) {
            remove(locator.placeNow(of, tokenKey));
        }
    }

    @Override
    public Optional<Token> signOut(@Nullable String tokenKey, boolean byProvider) {
        TokenLocation location = place(tokenKey).orElse(null);
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

    private Optional<TokenLocation> place(@Nullable String tokenKey) {
        return owner == null ? locator.place(tokenKey) : Optional.of(locator.placeOf(owner, tokenKey));
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
