package dev.remora.redis;

import dev.remora.internal.store.SharedLogoutRegistry;
import dev.remora.spi.LogoutRegistry;
import dev.remora.tck.LogoutRegistryTck;
import java.time.InstantSource;

@OnRedis
class RedisLogoutRegistryTest extends LogoutRegistryTck {

    private final TwoNodes nodes;

    RedisLogoutRegistryTest(TwoNodes nodes) {
        this.nodes = nodes.empty();
    }

    @Override
    protected LogoutRegistry create(InstantSource clock) {
        return new SharedLogoutRegistry(nodes.first(), TwoNodes.sealer('a'), clock);
    }

    /** It has the next key, and still the old one. */
    @Override
    protected LogoutRegistry onAnotherNode() {
        return new SharedLogoutRegistry(nodes.second(), TwoNodes.sealer('b', 'a'), clock);
    }
}
