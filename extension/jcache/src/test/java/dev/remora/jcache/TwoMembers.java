package dev.remora.jcache;

import com.hazelcast.cache.impl.HazelcastServerCachingProvider;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.remora.internal.store.KeyedSealer;
import dev.remora.spi.Sealer;
import dev.remora.spi.SharedEntries;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.cache.Cache;
import javax.cache.CacheManager;

/** Two members of a cluster of Hazelcast in this JVM, on loopback. */
final class TwoMembers implements AutoCloseable {

    private final List<HazelcastInstance> instances = new ArrayList<>();
    private final List<CacheManager> managers = new ArrayList<>();
    private final Cache<String, String> cache;
    private final SharedEntries first;
    private final SharedEntries second;

    TwoMembers() {
        this.cache = cache();
        this.first = entries(cache, InstantSource.system());
        this.second = entries(cache(), InstantSource.system());
    }

    private Cache<String, String> cache() {
        Config config =
                new Config().setInstanceName("remora-test-" + instances.size()).setClusterName("remora-test");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.logging.type", "none");
        config.getNetworkConfig()
                .setPort(0)
                .setPortAutoIncrement(false)
                .getInterfaces()
                .setEnabled(true)
                .addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        for (HazelcastInstance other : instances) {
            int port = other.getCluster().getLocalMember().getAddress().getPort();
            join.getTcpIpConfig().addMember("127.0.0.1:" + port);
        }
        HazelcastInstance instance = Hazelcast.newHazelcastInstance(config);
        instances.add(instance);
        CacheManager manager = new HazelcastServerCachingProvider(instance).getCacheManager();
        managers.add(manager);
        return RemoraCache.of(manager, "remora");
    }

    static SharedEntries entries(Cache<String, String> cache, InstantSource clock) {
        return new JCacheEntries(cache, clock, new Sweeper(cache, clock, Runnable::run));
    }

    SharedEntries first() {
        return first;
    }

    SharedEntries second() {
        return second;
    }

    List<CacheManager> managers() {
        return List.copyOf(managers);
    }

    int size() {
        return instances.get(1).getCluster().getMembers().size();
    }

    /** Removes all that they wrote. */
    TwoMembers empty() {
        cache.removeAll();
        return this;
    }

    /** All keys and values, as text in Latin letters. */
    String dump() {
        StringBuilder all = new StringBuilder();
        cache.forEach(entry -> all.append(entry.getKey())
                .append(' ')
                .append(new String(
                        Base64.getDecoder().decode(entry.getValue().split(" ", 2)[1]), StandardCharsets.ISO_8859_1))
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
        instances.forEach(HazelcastInstance::shutdown);
    }
}
