package dev.remora.infinispan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntries.Space;
import dev.remora.tck.SharedEntriesTck;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnInfinispan
class InfinispanEntriesTest extends SharedEntriesTck {

    private final TwoMembers nodes;

    InfinispanEntriesTest(TwoMembers nodes) {
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

    @ParameterizedTest
    @ValueSource(strings = {"*", "AA", "AB=="})
    void aTextThatAnotherProgramWroteIsNone(String text) {
        SharedEntries entries = nodes.first();
        nodes.cache().put("TOKENS|key", text);

        assertThat(entries.find(Space.TOKENS, "key")).isEmpty();
        assertThat(entries.putIfAbsent(Space.TOKENS, "key", new byte[] {1}, null))
                .isTrue();
        assertThat(entries.find(Space.TOKENS, "key")).contains(new byte[] {1});
    }

    /** Asks the cluster until it has dropped the entry. */
    @Override
    protected void outlive(Duration lifetime) {
        while (nodes.first().find(Space.SIGN_INS, "ends").isPresent()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
