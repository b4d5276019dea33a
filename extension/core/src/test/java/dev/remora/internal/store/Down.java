package dev.remora.internal.store;

import dev.remora.Lease;
import dev.remora.StoreException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenStore;
import java.time.Duration;
import java.util.Optional;

/** A store that can be stopped. */
final class Down implements TokenStore {

    private final TokenStore store;
    boolean isDown;

    Down(TokenStore store) {
        this.store = store;
    }

    private TokenStore store() {
        if (isDown) {
            throw new StoreException("github", "down", null);
        }
        return store;
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return store().find(key);
    }

    @Override
    public void save(TokenKey key, Token token) {
        store().save(key, token);
    }

    @Override
    public boolean replace(TokenKey key, StoredToken read, Token renewed) {
        return store().replace(key, read, renewed);
    }

    @Override
    public void remove(TokenKey key) {
        store().remove(key);
    }

    @Override
    public boolean remove(TokenKey key, StoredToken read) {
        return store().remove(key, read);
    }

    @Override
    public Optional<Lease> lease(TokenKey key, Duration duration) {
        return store().lease(key, duration);
    }
}
