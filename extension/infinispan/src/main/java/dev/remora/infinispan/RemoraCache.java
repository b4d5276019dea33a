package dev.remora.infinispan;

import org.infinispan.Cache;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.partitionhandling.PartitionHandling;

/** Finds the cache in a container, and sees that it keeps what Remora promises; makes it where the container does not define it. */
final class RemoraCache {

    private static final int COPIES = 2;

    private RemoraCache() {}

    /** @throws dev.remora.SettingsException if it is defined in a way that would lose tokens, or refresh one twice */
    static Cache<String, String> of(EmbeddedCacheManager container, String name) {
        Configuration defined = container.getCacheConfiguration(name);
        boolean clustered = container.getCacheManagerConfiguration().isClustered();
        if (defined == null) {
            container.defineConfiguration(name, definition(clustered));
        } else {
            check(name, defined, clustered);
        }
        return container.getCache(name);
    }

    private static Configuration definition(boolean clustered) {
        ConfigurationBuilder builder = new ConfigurationBuilder();
        if (clustered) {
            builder.clustering()
                    .cacheMode(CacheMode.DIST_SYNC)
                    .hash()
                    .numOwners(COPIES)
                    // the half of a cluster that lost sight of the other refuses, rather than refresh a token a second
                    // time
                    .partitionHandling()
                    .whenSplit(PartitionHandling.DENY_READ_WRITES);
        }
        return builder.build();
    }

    private static void check(String name, Configuration defined, boolean clustered) {
        CacheMode mode = defined.clustering().cacheMode();
        if (clustered && !mode.isClustered()) {
            throw InfinispanMessages.cacheUnusable(name, "it is local, and each node would have its own");
        }
        if (mode.isInvalidation()) {
            throw InfinispanMessages.cacheUnusable(name, "it invalidates, and keeps nothing for other nodes");
        }
        if (mode.isClustered() && !mode.isSynchronous()) {
            throw InfinispanMessages.cacheUnusable(name, "it is asynchronous");
        }
        if (defined.memory().isEvictionEnabled()) {
            throw InfinispanMessages.cacheUnusable(name, "it throws entries away when it is full");
        }
        if (defined.transaction().transactionMode().isTransactional()) {
            throw InfinispanMessages.cacheUnusable(
                    name, "it is transactional: a rollback of the application would throw a refreshed token away");
        }
    }
}
