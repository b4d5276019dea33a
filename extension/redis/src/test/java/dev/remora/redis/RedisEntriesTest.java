package dev.remora.redis;

import dev.remora.spi.SharedEntries;
import dev.remora.tck.SharedEntriesTck;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

@OnRedis
class RedisEntriesTest extends SharedEntriesTck {

    private final TwoNodes nodes;

    RedisEntriesTest(TwoNodes nodes) {
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

    /** Asks Redis until it has dropped the entry. */
    @Override
    protected void outlive(Duration lifetime) {
        while (nodes.first().find(SharedEntries.Space.SIGN_INS, "ends").isPresent()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
