package dev.remora.infinispan;

import dev.remora.TokenStore;
import dev.remora.internal.store.SharedTokenStore;
import dev.remora.tck.TokenStoreTck;
import java.time.Duration;

@OnInfinispan
class InfinispanTokenStoreTest extends TokenStoreTck {

    private final TwoMembers nodes;

    InfinispanTokenStoreTest(TwoMembers nodes) {
        this.nodes = nodes.empty();
    }

    @Override
    protected TokenStore create() {
        return new SharedTokenStore(nodes.first(), TwoMembers.sealer('a'), Duration.ofDays(30));
    }
}
