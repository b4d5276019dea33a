package dev.remora.internal.store;

import dev.remora.ErrorCode;
import dev.remora.Lease;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * A cache of this node in front of a store. A token that is being refreshed, here or elsewhere, is read from the store itself: a
 * refresh token that was used must not be sent again.
 */
public final class CachedTokenStore implements TokenStore {

    private static final int MOST_REFRESHED = 10_000;

    private final TokenStore store;
    private final LongSupplier nanos;
    private final ReadCache<TokenKey, Optional<StoredToken>> cache;
    private final Map<TokenKey, Long> refreshedUntil = new ConcurrentHashMap<>();

    /**
     * Makes one.
     *
     * @param lifetime how long a token counts after it was read
     * @param nanos tells how much time has passed, as {@link System#nanoTime} does
     */
    public CachedTokenStore(TokenStore store, Duration lifetime, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
        this.cache = new ReadCache<>(lifetime, nanos, key -> key);
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return isBeingRefreshed(key)
                ? store.find(key)
                : cache.get(key, () -> store.find(key), found -> found.isPresent() && !isBeingRefreshed(key));
    }

    @Override
    public List<TokenKey> keys(String remoteApp, TokenOwner owner) {
        return store.keys(remoteApp, owner);
    }

    @Override
    public void save(TokenKey key, Token token) {
        cache.write(key, () -> {
            store.save(key, token);
            return true;
        });
    }

    @Override
    public boolean replace(TokenKey key, StoredToken read, Token renewed) {
        return cache.write(key, () -> store.replace(key, read, renewed));
    }

    @Override
    public void remove(TokenKey key) {
        cache.write(key, () -> {
            store.remove(key);
            return true;
        });
    }

    @Override
    public boolean remove(TokenKey key, StoredToken read) {
        return cache.write(key, () -> store.remove(key, read));
    }

    /** Forgets what was read before, whoever has the lease. */
    @Override
    public Optional<Lease> lease(TokenKey key, Duration duration) {
        Optional<Lease> lease = store.lease(key, duration);
        long now = nanos.getAsLong();
        if (refreshedUntil.size() >= MOST_REFRESHED) {
            refreshedUntil.values().removeIf(until -> until - now <= 0);
        }
        refreshedUntil.put(key, now + duration.toNanos());
        return cache.write(key, () -> lease.map(taken -> new WritingLease(key, taken)));
    }

    private boolean isBeingRefreshed(TokenKey key) {
        Long until = refreshedUntil.get(key);
        if (until == null || until - nanos.getAsLong() > 0) {
            return until != null;
        }
        refreshedUntil.remove(key, until);
        return false;
    }

    private final class WritingLease implements Lease {

        private final TokenKey key;
        private final Lease lease;

        WritingLease(TokenKey key, Lease lease) {
            this.key = key;
            this.lease = lease;
        }

        @Override
        public boolean replace(StoredToken read, Token renewed) {
            return cache.write(key, () -> lease.replace(read, renewed));
        }

        @Override
        public void failed(ErrorCode reason) {
            lease.failed(reason);
        }

        @Override
        public void release() {
            refreshedUntil.remove(key);
            lease.release();
        }
    }
}
