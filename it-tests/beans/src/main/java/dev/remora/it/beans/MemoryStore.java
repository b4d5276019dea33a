package dev.remora.it.beans;

import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenStore;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps tokens as long as the application runs; one that wants it makes a bean of it. */
public class MemoryStore implements TokenStore {

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
        return StoredToken.of(token, UUID.randomUUID().toString());
    }
}
