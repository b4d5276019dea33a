package dev.remora.tck;

import dev.remora.ErrorCode;
import dev.remora.Lease;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The simplest store there is that nodes can share, for tests; it keeps the names of the calls that a refresh makes. */
public class InMemoryTokenStore implements TokenStore {

    private final Map<TokenKey, StoredToken> tokens = new ConcurrentHashMap<>();
    private final Map<TokenKey, Held> leases = new ConcurrentHashMap<>();
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final InstantSource clock;

    public InMemoryTokenStore() {
        this(InstantSource.system());
    }

    public InMemoryTokenStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        calls.add("find");
        return Optional.ofNullable(tokens.get(key));
    }

    @Override
    public void save(TokenKey key, Token token) {
        tokens.put(key, versioned(token));
    }

    @Override
    public boolean replace(TokenKey key, StoredToken read, Token renewed) {
        calls.add("replace");
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

    @Override
    public List<TokenKey> keys(String remoteApp, TokenOwner owner) {
        return tokens.keySet().stream()
                .filter(key -> key.remoteApp().equals(remoteApp) && key.owner().equals(owner))
                .toList();
    }

    /** The keys of all tokens. */
    public Set<TokenKey> keys() {
        return Set.copyOf(tokens.keySet());
    }

    @Override
    public Optional<Lease> lease(TokenKey key, Duration duration) {
        calls.add("lease " + duration);
        Instant now = clock.instant();
        Held mine = new Held(UUID.randomUUID(), now.plus(duration));
        Held holder = leases.merge(key, mine, (held, wanted) -> held.until().isAfter(now) ? held : wanted);
        return holder.equals(mine) ? Optional.of(lease(key, mine)) : Optional.empty();
    }

    /** Ends all leases, as if their time were over. */
    public void endLeases() {
        leases.clear();
    }

    public List<String> calls() {
        return List.copyOf(calls);
    }

    private Lease lease(TokenKey key, Held mine) {
        return new Lease() {
            @Override
            public boolean replace(StoredToken read, Token renewed) {
                return mine.equals(leases.get(key))
                        && mine.until().isAfter(clock.instant())
                        && InMemoryTokenStore.this.replace(key, read, renewed);
            }

            @Override
            public void failed(ErrorCode reason) {
                calls.add("failed " + reason);
            }

            @Override
            public void release() {
                calls.add("release");
                leases.remove(key, mine);
            }
        };
    }

    private static StoredToken versioned(Token token) {
        return StoredToken.of(token, UUID.randomUUID().toString());
    }

    /** A lease that somebody has. */
    private record Held(UUID owner, Instant until) {}
}
