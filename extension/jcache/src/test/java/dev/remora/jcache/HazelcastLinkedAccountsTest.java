package dev.remora.jcache;

import dev.remora.LinkedAccounts;
import dev.remora.internal.store.SharedLinkedAccounts;
import dev.remora.tck.LinkedAccountsTck;

@OnHazelcast
class HazelcastLinkedAccountsTest extends LinkedAccountsTck {

    private final TwoMembers nodes;

    HazelcastLinkedAccountsTest(TwoMembers nodes) {
        this.nodes = nodes.empty();
    }

    @Override
    protected LinkedAccounts create() {
        return new SharedLinkedAccounts(nodes.first(), TwoMembers.sealer('a'));
    }

    @Override
    protected LinkedAccounts onAnotherNode() {
        return new SharedLinkedAccounts(nodes.second(), TwoMembers.sealer('a'));
    }
}
