package dev.remora.jcache;

import dev.remora.spi.SharedEntries;
import dev.remora.tck.SharedEntriesTck;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

@OnHazelcast
class HazelcastEntriesTest extends SharedEntriesTck {

    private final TwoMembers nodes;

    HazelcastEntriesTest(TwoMembers nodes) {
        this.nodes = nodes.empty();
    }

    @Override
    protected SharedEntries create() {
        return nodes.first();
    }

    @Override
    protected SharedEntries onAnotherNode() {
        return nodes.second();
    }

    /** Asks the cluster until it has dropped the entry. */
    @Override
    protected void outlive(Duration lifetime) {
        while (nodes.first().find(SharedEntries.Space.SIGN_INS, "ends").isPresent()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
