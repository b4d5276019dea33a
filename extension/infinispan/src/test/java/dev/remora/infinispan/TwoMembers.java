package dev.remora.infinispan;

import dev.remora.internal.store.KeyedSealer;
import dev.remora.spi.Sealer;
import dev.remora.spi.SharedEntries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.infinispan.Cache;
import org.infinispan.configuration.parsing.ConfigurationBuilderHolder;
import org.infinispan.configuration.parsing.ParserRegistry;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.topology.CacheTopology;

/** Two members of a cluster in this JVM. */
final class TwoMembers implements AutoCloseable {

    private final EmbeddedCacheManager one;
    private final EmbeddedCacheManager other;
    private final Cache<String, String> cache;
    private final SharedEntries first;
    private final SharedEntries second;

    private TwoMembers(EmbeddedCacheManager one, EmbeddedCacheManager other) {
        this.one = one;
        this.other = other;
        this.cache = RemoraCache.of(one, "remora");
        this.first = new InfinispanEntries(cache);
        this.second = new InfinispanEntries(RemoraCache.of(other, "remora"));
    }

    static TwoMembers start() {
        TwoMembers members = new TwoMembers(member(), member());
        members.awaitBalance(2);
        return members;
    }

    private static EmbeddedCacheManager member() {
        try {
            ConfigurationBuilderHolder configuration =
                    new ParserRegistry().parse(TwoMembers.class.getClassLoader().getResource("cluster.xml"));
            return new DefaultCacheManager(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SharedEntries first() {
        return first;
    }

    SharedEntries second() {
        return second;
    }

    /** The cache, as another program writes it. */
    Cache<String, String> cache() {
        return cache;
    }

    List<EmbeddedCacheManager> members() {
        return List.of(one, other);
    }

    /**
     * Waits until the cluster has as many members and no entry moves between them: of two that leave while entries move, some
     * entries have their last copy, and those who stay refuse to work.
     */
    void awaitBalance(int members) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        CacheTopology topology = topology();
        while (topology.getMembers().size() != members || topology.getPhase() != CacheTopology.Phase.NO_REBALANCE) {
            if (System.nanoTime() > end) {
                throw new AssertionError("entries still move, or members are missing: " + topology);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            topology = topology();
        }
    }

    private CacheTopology topology() {
        return cache.getAdvancedCache().getDistributionManager().getCacheTopology();
    }

    /** Removes all that they wrote. */
    TwoMembers empty() {
        cache.clear();
        return this;
    }

    /** All keys and values, as text in Latin letters. */
    String dump() {
        StringBuilder all = new StringBuilder();
        cache.forEach((key, value) -> all.append(key)
                .append(' ')
                .append(new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1))
                .append('\n'));
        return all.toString();
    }

    /** The first seals, all open. */
    static Sealer sealer(char... keys) {
        List<byte[]> all = new ArrayList<>();
        for (char key : keys) {
            byte[] octets = new byte[32];
            Arrays.fill(octets, (byte) key);
            all.add(octets);
        }
        return new KeyedSealer(all, new SecureRandom());
    }

    @Override
    public void close() {
        other.stop();
        one.stop();
    }
}
