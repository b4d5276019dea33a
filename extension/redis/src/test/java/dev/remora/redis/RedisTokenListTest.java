package dev.remora.redis;

import dev.remora.TokenStore;
import dev.remora.internal.store.SharedTokenStore;
import dev.remora.tck.TokenListTck;
import java.time.Duration;

@OnRedis
class RedisTokenListTest extends TokenListTck {

    private final TwoNodes nodes;

    RedisTokenListTest(TwoNodes nodes) {
        this.nodes = nodes.empty();
    }

    @Override
    protected TokenStore create() {
        return new SharedTokenStore(nodes.first(), TwoNodes.sealer('a'), Duration.ofDays(30));
    }
}
