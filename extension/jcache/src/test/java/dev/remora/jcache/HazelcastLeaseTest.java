package dev.remora.jcache;

import dev.remora.TokenStore;
import dev.remora.internal.store.SharedTokenStore;
import dev.remora.spi.SharedEntries;
import dev.remora.tck.LeaseTck;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

@OnHazelcast
class HazelcastLeaseTest extends LeaseTck {

    private final TwoMembers nodes;
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

    HazelcastLeaseTest(TwoMembers nodes) {
        this.nodes = nodes.empty();
    }

    @Override
    protected TokenStore create() {
        return new SharedTokenStore(later(nodes.first()), TwoMembers.sealer('a'), Duration.ofDays(30));
    }

    @Override
    protected TokenStore onAnotherNode() {
        return new SharedTokenStore(later(nodes.second()), TwoMembers.sealer('a'), Duration.ofDays(30));
    }

    @Override
    protected void passTime(Duration time) {
        passed.accumulateAndGet(time, Duration::plus);
    }

    /** The same cluster, whose time has gone on. */
    private SharedEntries later(SharedEntries entries) {
        return new SharedEntries() {
            @Override
            public Optional<byte[]> find(Space space, String key) {
                return entries.find(space, key);
            }

            @Override
            public boolean putIfAbsent(Space space, String key, byte[] value, @Nullable Duration lifetime) {
                return entries.putIfAbsent(space, key, value, lifetime);
            }

            @Override
            public boolean replace(Space space, String key, byte[] read, byte[] value, @Nullable Duration lifetime) {
                return entries.replace(space, key, read, value, lifetime);
            }

            @Override
            public boolean remove(Space space, String key, byte[] read) {
                return entries.remove(space, key, read);
            }

            @Override
            public Instant now() {
                return entries.now().plus(passed.get());
            }
        };
    }
}
