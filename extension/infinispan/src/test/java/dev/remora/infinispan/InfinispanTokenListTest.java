package dev.remora.infinispan;

import dev.remora.TokenStore;
import dev.remora.internal.store.SharedTokenStore;
import dev.remora.tck.TokenListTck;
import java.time.Duration;

@OnInfinispan
class InfinispanTokenListTest extends TokenListTck {

    private final TwoMembers nodes;

    InfinispanTokenListTest(TwoMembers nodes) {
        this.nodes = nodes.empty();
    }

    @Override
    protected TokenStore create() {
        return new SharedTokenStore(nodes.first(), TwoMembers.sealer('a'), Duration.ofDays(30));
    }
}
