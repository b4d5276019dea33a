package dev.remora.internal.token;

import dev.remora.Identity;
import dev.remora.Lease;
import dev.remora.OAuth2Token;
import dev.remora.SignedOut;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenRemoved;
import dev.remora.TokenStore;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.LogoutRegistry;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token in a store; with the session where that is what keeps it. */
public record StoredTokenLocation(
        TokenStore store, TokenKey key, @Nullable BrowserSession session, LogoutRegistry logouts, TokenEvents events)
        implements TokenLocation {

    private static final String OFFLINE = "offline_access";

    @Override
    public TokenOwner owner() {
        return key.owner();
    }

    @Override
    public @Nullable String name() {
        return key.name();
    }

    @Override
    public boolean writable() {
        return session == null || session.writable();
    }

    /** A token of a session that the provider has ended since is removed. */
    @Override
    public Optional<StoredToken> read() {
        Optional<StoredToken> found = store.find(key);
        if (found.isEmpty() || !isLoggedOut(found.get().token())) {
            return found;
        }
        if (store.remove(key, found.get())) { // else another node was first, and tells
            tell(found.get().token());
        }
        return Optional.empty();
    }

    private void tell(Token ended) {
        events.removed(TokenRemoved.of(key.owner()).withTokenKey(key.name()));
        events.signedOut(SignedOut.of(key.owner())
                .withTokenKey(key.name())
                .withIdentity(ended.identity().orElse(null))
                .withByProvider(true));
    }

    private boolean isLoggedOut(Token token) {
        JsonObject user = token.identity().map(Identity::claims).orElse(JsonValue.EMPTY_JSON_OBJECT);
        if (!(user.get("iat") instanceof JsonNumber signedInAt) || isForLater(token)) {
            return false;
        }
        return logouts.isLoggedOut(
                user.getString("iss"),
                user.getString("sub"),
                user.getString("sid", null),
                Instant.ofEpochSecond(signedInAt.longValue()));
    }

    // OpenID Connect Back-Channel Logout 1.0 section 2.7: access without the user does not end with a session
    private boolean isForLater(Token token) {
        return session == null
                && owner().kind() != TokenOwner.Kind.SESSION
                && (owner().kind() == TokenOwner.Kind.APPLICATION
                        || token instanceof OAuth2Token oauth2
                                && oauth2.scopes().contains(OFFLINE));
    }

    @Override
    public boolean replace(StoredToken read, Token renewed) {
        return store.replace(key, read, renewed);
    }

    @Override
    public boolean remove(StoredToken read) {
        return store.remove(key, read);
    }

    @Override
    public Optional<Lease> lease(Duration duration) {
        return store.lease(key, duration);
    }
}
