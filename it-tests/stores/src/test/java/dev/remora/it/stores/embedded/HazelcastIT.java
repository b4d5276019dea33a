package dev.remora.it.stores.embedded;

import com.hazelcast.cache.ICache;
import com.hazelcast.core.Hazelcast;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.stores.StoreArchive;
import dev.remora.it.stores.StoreScenario;
import javax.cache.Cache;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** A sign-in with {@code remora-jcache} on Hazelcast. */
@Tag("second-jdk")
@OnEmbedded
class HazelcastIT extends StoreScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();

    @Deployment(testable = false)
    static WebArchive store() {
        return StoreArchive.with(
                PROVIDER,
                "remora.token-store=jcache",
                "remora.session-store=store",
                "remora.jcache-provider=com.hazelcast.cache.HazelcastMemberCachingProvider");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Override
    protected ScriptedProvider provider() {
        return PROVIDER;
    }

    @Override
    protected int tokensInStore() {
        ICache<String, String> cache =
                Hazelcast.getHazelcastInstanceByName("store").getCacheManager().getCache("remora");
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
}
