package dev.remora.redis;

import dev.remora.internal.store.SharedPendingAuthorizations;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.tck.PendingAuthorizationsTck;
import java.security.SecureRandom;
import java.time.InstantSource;

@OnRedis
class RedisPendingAuthorizationsTest extends PendingAuthorizationsTck {

    private final TwoNodes nodes;

    RedisPendingAuthorizationsTest(TwoNodes nodes) {
        this.nodes = nodes.empty();
    }

    @Override
    protected PendingAuthorizations create(InstantSource clock) {
        return new SharedPendingAuthorizations(nodes.first(), TwoNodes.sealer('a'), clock, new SecureRandom());
    }

    @Override
    protected PendingAuthorizations onAnotherNode() {
        return new SharedPendingAuthorizations(nodes.second(), TwoNodes.sealer('a'), clock, new SecureRandom());
    }
}
