package dev.remora.jcache;

import dev.remora.TokenStore;
import dev.remora.internal.store.SharedTokenStore;
import dev.remora.tck.TokenStoreTck;
import java.time.Duration;

@OnHazelcast
class HazelcastTokenStoreTest extends TokenStoreTck {

    private final TwoMembers nodes;

    HazelcastTokenStoreTest(TwoMembers nodes) {
        this.nodes = nodes.empty();
    }

    @Override
    protected TokenStore create() {
        return new SharedTokenStore(nodes.first(), TwoMembers.sealer('a'), Duration.ofDays(30));
    }
}
