package dev.remora.tck.nodes;

import dev.remora.ErrorCode;
import dev.remora.Lease;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A store whose steps are points. The reads of a refresh are told apart: that before the lease, and that under it. */
final class PausingTokenStore implements TokenStore {

    private final TokenStore store;
    private final PausePoints points;

    @SuppressWarnings("ThreadLocalUsage") // of the one instance of a node
    private final ThreadLocal<Boolean> underLease = ThreadLocal.withInitial(() -> false);

    PausingTokenStore(TokenStore store, PausePoints points) {
        this.store = store;
        this.points = points;
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        return points.around(underLease.get() ? "second read" : "read", () -> store.find(key));
    }

    @Override
    public void save(TokenKey key, Token token) {
        points.around("save", () -> store.save(key, token));
    }

    @Override
    public boolean replace(TokenKey key, StoredToken read, Token renewed) {
        return store.replace(key, read, renewed);
    }

    @Override
    public void remove(TokenKey key) {
        store.remove(key);
    }

    @Override
    public boolean remove(TokenKey key, StoredToken read) {
        return store.remove(key, read);
    }

    @Override
    public List<TokenKey> keys(String remoteApp, TokenOwner owner) {
        return store.keys(remoteApp, owner);
    }

    @Override
    public Optional<Lease> lease(TokenKey key, Duration duration) {
        Optional<Lease> lease = points.around("lease", () -> store.lease(key, duration));
        lease.ifPresent(taken -> underLease.set(true));
        return lease.map(PausingLease::new);
    }

    private final class PausingLease implements Lease {

        private final Lease lease;

        PausingLease(Lease lease) {
            this.lease = lease;
        }

        @Override
        public boolean replace(StoredToken read, Token renewed) {
            return points.around("replace", () -> lease.replace(read, renewed));
        }

        @Override
        public void failed(ErrorCode reason) {
            lease.failed(reason);
        }

        @Override
        public void release() {
            underLease.set(false);
            points.around("release", lease::release);
        }
    }
}
