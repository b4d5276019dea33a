package dev.remora.infinispan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.SettingsException;
import dev.remora.StoreException;
import dev.remora.spi.SharedEntries.Space;
import java.io.IOException;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.eviction.EvictionStrategy;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.transaction.TransactionMode;
import org.junit.jupiter.api.Test;

/** A cache that would lose tokens is refused by name, and a cluster that stopped has a sentence. */
@OnInfinispan
class RemoraCacheTest {

    private final EmbeddedCacheManager member;

    RemoraCacheTest(TwoMembers cluster) {
        this.member = cluster.members().get(0);
    }

    @Test
    void isMadeWithTwoCopiesWhereTheContainerDoesNotDefineIt() {
        Configuration made = member.getCacheConfiguration("remora");

        assertThat(made.clustering().cacheMode()).isEqualTo(CacheMode.DIST_SYNC);
        assertThat(made.clustering().hash().numOwners()).isEqualTo(2);
    }

    @Test
    void aLocalOneInAClusterIsRefused() {
        check("local", new ConfigurationBuilder(), "it is local, and each node would have its own");
    }

    @Test
    void anAsynchronousOneIsRefused() {
        ConfigurationBuilder builder = new ConfigurationBuilder();
        builder.clustering().cacheMode(CacheMode.REPL_ASYNC);
        check("asynchronous", builder, "it is asynchronous");
    }

    @Test
    void oneThatThrowsEntriesAwayIsRefused() {
        ConfigurationBuilder builder = new ConfigurationBuilder();
        builder.clustering().cacheMode(CacheMode.DIST_SYNC);
        builder.memory().maxCount(100).whenFull(EvictionStrategy.REMOVE);
        check("bounded", builder, "it throws entries away when it is full");
    }

    @Test
    void aTransactionalOneIsRefused() {
        ConfigurationBuilder builder = new ConfigurationBuilder();
        builder.clustering().cacheMode(CacheMode.DIST_SYNC);
        builder.transaction().transactionMode(TransactionMode.TRANSACTIONAL);
        check(
                "transactional",
                builder,
                "it is transactional: a rollback of the application would throw a refreshed token away");
    }

    private void check(String name, ConfigurationBuilder builder, String why) {
        member.defineConfiguration(name, builder.build());
        try {
            assertThatThrownBy(() -> RemoraCache.of(member, name))
                    .isInstanceOf(SettingsException.class)
                    .hasMessage("REMORA-01124: remora.infinispan-cache: the cache '" + name
                            + "' cannot keep tokens, because " + why
                            + ": have it synchronous, distributed or replicated, without limit of size and without"
                            + " transactions, or let Remora make it");
        } finally {
            member.undefineConfiguration(name);
        }
    }

    @Test
    void aContainerThatStoppedHasASentence() {
        InfinispanEntries entries;
        try (DefaultCacheManager alone = new DefaultCacheManager()) {
            entries = new InfinispanEntries(RemoraCache.of(alone, "remora"));
            assertThat(entries.find(Space.TOKENS, "key")).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }

        assertThatThrownBy(() -> entries.find(Space.TOKENS, "key"))
                .isInstanceOf(StoreException.class)
                .hasMessageMatching(
                        "REMORA-01125: the cluster of Infinispan does not answer \\(\\w+\\): see that its members"
                                + " reach each other, and that most of them run");
    }
}
