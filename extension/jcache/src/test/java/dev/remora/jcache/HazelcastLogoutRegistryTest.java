package dev.remora.jcache;

import dev.remora.internal.store.SharedLogoutRegistry;
import dev.remora.spi.LogoutRegistry;
import dev.remora.tck.LogoutRegistryTck;
import java.time.InstantSource;

@OnHazelcast
class HazelcastLogoutRegistryTest extends LogoutRegistryTck {

    private final TwoMembers nodes;

    HazelcastLogoutRegistryTest(TwoMembers nodes) {
        this.nodes = nodes.empty();
    }

    @Override
    protected LogoutRegistry create(InstantSource clock) {
        return new SharedLogoutRegistry(nodes.first(), TwoMembers.sealer('a'), clock);
    }

    /** It has the next key, and still the old one. */
    @Override
    protected LogoutRegistry onAnotherNode() {
        return new SharedLogoutRegistry(nodes.second(), TwoMembers.sealer('b', 'a'), clock);
    }
}
