package dev.remora.internal.token;

import dev.remora.Lease;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import dev.remora.spi.BrowserSession;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token in a store; with the session where that is what keeps it. */
public record StoredTokenLocation(
        TokenStore store, TokenKey key, @Nullable BrowserSession session) implements TokenLocation {

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

    @Override
    public Optional<StoredToken> read() {
        return store.find(key);
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
