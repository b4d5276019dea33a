package dev.remora.jcache;

import dev.remora.internal.store.SharedPendingAuthorizations;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.tck.PendingAuthorizationsTck;
import java.security.SecureRandom;
import java.time.InstantSource;

@OnHazelcast
class HazelcastPendingAuthorizationsTest extends PendingAuthorizationsTck {

    private final TwoMembers nodes;

    HazelcastPendingAuthorizationsTest(TwoMembers nodes) {
        this.nodes = nodes.empty();
    }

    @Override
    protected PendingAuthorizations create(InstantSource clock) {
        return new SharedPendingAuthorizations(nodes.first(), TwoMembers.sealer('a'), clock, new SecureRandom());
    }

    @Override
    protected PendingAuthorizations onAnotherNode() {
        return new SharedPendingAuthorizations(nodes.second(), TwoMembers.sealer('a'), clock, new SecureRandom());
    }
}
