package dev.remora.it.stores;

import com.hazelcast.cache.ICache;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.remora.it.providers.ScriptedProvider;
import javax.cache.Cache;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

/** A sign-in with {@code remora-jcache} and Hazelcast, whose token another member of the cluster sees: this process. */
public abstract class HazelcastScenario extends StoreScenario {

    private static final String LOOPBACK = "127.0.0.1";
    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();
    private static final HazelcastInstance MEMBER = member();

    /** The application without its libraries. */
    protected static WebArchive archive() {
        return StoreArchive.with(
                        PROVIDER,
                        "remora.token-store=jcache",
                        "remora.session-store=store",
                        "remora.jcache-provider=com.hazelcast.cache.HazelcastMemberCachingProvider")
                .addAsResource(new StringAsset(configuration()), "hazelcast.xml");
    }

    @AfterAll
    protected static void stopMember() {
        MEMBER.shutdown();
        PROVIDER.close();
    }

    @Override
    protected ScriptedProvider provider() {
        return PROVIDER;
    }

    @Override
    protected int tokensInStore() {
        ICache<String, String> cache = MEMBER.getCacheManager().getCache("remora");
        int tokens = 0;
        for (Cache.Entry<String, String> entry : cache) {
            tokens += entry.getKey().startsWith("SESSION_TOKENS|") ? 1 : 0;
        }
        return tokens;
    }

    @Override
    protected void assertSession(String attributes) {
        assertHandleAlone(attributes);
    }

    private static HazelcastInstance member() {
        Config config = new Config().setClusterName("remora-store");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.partition.count", "11");
        config.getNetworkConfig()
                .setPort(0)
                .setPortAutoIncrement(false)
                .getInterfaces()
                .setEnabled(true)
                .addInterface(LOOPBACK);
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        return Hazelcast.newHazelcastInstance(config);
    }

    private static String configuration() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <hazelcast xmlns="http://www.hazelcast.com/schema/config">
                  <cluster-name>remora-store</cluster-name>
                  <properties>
                    <property name="hazelcast.phone.home.enabled">false</property>
                    <property name="hazelcast.logging.type">none</property>
                    <property name="hazelcast.partition.count">11</property>
                  </properties>
                  <network>
                    <port auto-increment="false">0</port>
                    <join>
                      <auto-detection enabled="false"/>
                      <multicast enabled="false"/>
                      <tcp-ip enabled="true">
                        <member>127.0.0.1:%d</member>
                      </tcp-ip>
                    </join>
                    <interfaces enabled="true">
                      <interface>127.0.0.1</interface>
                    </interfaces>
                  </network>
                </hazelcast>
                """.formatted(MEMBER.getCluster().getLocalMember().getAddress().getPort());
    }
}
