package dev.remora.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntries.Space;
import dev.remora.tck.SettableClock;
import dev.remora.tck.SharedEntriesTck;
import java.time.Duration;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another provider of JCache, in this JVM alone, and a clock that the test moves. */
class EhcacheEntriesTest extends SharedEntriesTck {

    private final SettableClock clock = new SettableClock();
    private final CacheManager manager = RemoraCache.manager("org.ehcache.jsr107.EhcacheCachingProvider", null);
    private final Cache<String, String> cache = RemoraCache.of(manager, "remora");

    @AfterEach
    void destroy() {
        manager.destroyCache("remora");
    }

    @Override
    protected SharedEntries create() {
        return TwoMembers.entries(cache, clock);
    }

    @Override
    protected void outlive(Duration lifetime) {
        clock.advance(lifetime);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775807 *",
                "9223372036854775807 AA",
                "9223372036854775807 AB==",
                "9223372036854775807",
                ""
            })
    void aTextThatAnotherProgramWroteIsNone(String text) {
        SharedEntries entries = create();
        cache.put("TOKENS|key", text);

        assertThat(entries.find(Space.TOKENS, "key")).isEmpty();
        assertThat(entries.putIfAbsent(Space.TOKENS, "key", new byte[] {1}, null))
                .isTrue();
        assertThat(entries.find(Space.TOKENS, "key")).contains(new byte[] {1});
    }

    @Test
    void whatIsOverIsRemovedByALaterWrite() {
        SharedEntries entries = create();
        entries.putIfAbsent(Space.SIGN_INS, "over", new byte[0], Duration.ofMinutes(10));
        entries.putIfAbsent(Space.TOKENS, "stays", new byte[0], null);
        clock.advance(Sweeper.PERIOD.plusMinutes(1));
        entries.putIfAbsent(Space.TOKENS, "later", new byte[0], null);

        assertThat(cache).extracting(Cache.Entry::getKey).containsExactlyInAnyOrder("TOKENS|stays", "TOKENS|later");
    }
}
