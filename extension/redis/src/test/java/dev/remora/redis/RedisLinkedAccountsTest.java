package dev.remora.redis;

import dev.remora.LinkedAccounts;
import dev.remora.internal.store.SharedLinkedAccounts;
import dev.remora.tck.LinkedAccountsTck;

@OnRedis
class RedisLinkedAccountsTest extends LinkedAccountsTck {

    private final TwoNodes nodes;

    RedisLinkedAccountsTest(TwoNodes nodes) {
        this.nodes = nodes.empty();
    }

    @Override
    protected LinkedAccounts create() {
        return new SharedLinkedAccounts(nodes.first(), TwoNodes.sealer('a'));
    }

    @Override
    protected LinkedAccounts onAnotherNode() {
        return new SharedLinkedAccounts(nodes.second(), TwoNodes.sealer('a'));
    }
}
