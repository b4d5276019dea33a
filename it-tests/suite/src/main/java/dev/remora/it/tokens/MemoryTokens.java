package dev.remora.it.tokens;

import dev.remora.RemoteApp;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps Keycloak's tokens: where cookies keep what a browser session has, they are too large. */
@ApplicationScoped
public class MemoryTokens {

    private final Store store = new Store();

    @Produces
    @RemoteApp("keycloak")
    TokenStore keycloak() {
        return store;
    }

    @Produces
    @RemoteApp("keycloak-pkce")
    TokenStore pkce() {
        return store;
    }

    @Produces
    @RemoteApp("keycloak-short")
    TokenStore shortLived() {
        return store;
    }

    @Produces
    @RemoteApp("keycloak-consent")
    TokenStore consent() {
        return store;
    }

    @Produces
    @RemoteApp("keycloak-basic")
    TokenStore basic() {
        return store;
    }

    private static final class Store implements TokenStore {

        private final Map<TokenKey, StoredToken> tokens = new ConcurrentHashMap<>();

        @Override
        public Optional<StoredToken> find(TokenKey key) {
            return Optional.ofNullable(tokens.get(key));
        }

        @Override
        public void save(TokenKey key, Token token) {
            tokens.put(key, versioned(token));
        }

        @Override
        public boolean replace(TokenKey key, StoredToken read, Token renewed) {
            return tokens.replace(key, read, versioned(renewed));
        }

        @Override
        public void remove(TokenKey key) {
            tokens.remove(key);
        }

        @Override
        public boolean remove(TokenKey key, StoredToken read) {
            return tokens.remove(key, read);
        }

        private static StoredToken versioned(Token token) {
            return new StoredToken(token, UUID.randomUUID().toString());
        }
    }
}
