package dev.remora.jcache;

import dev.remora.TokenStore;
import dev.remora.internal.store.SharedTokenStore;
import dev.remora.tck.TokenListTck;
import java.time.Duration;

@OnHazelcast
class HazelcastTokenListTest extends TokenListTck {

    private final TwoMembers nodes;

    HazelcastTokenListTest(TwoMembers nodes) {
        this.nodes = nodes.empty();
    }

    @Override
    protected TokenStore create() {
        return new SharedTokenStore(nodes.first(), TwoMembers.sealer('a'), Duration.ofDays(30));
    }
}
