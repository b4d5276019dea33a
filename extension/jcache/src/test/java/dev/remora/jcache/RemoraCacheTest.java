package dev.remora.jcache;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.SettingsException;
import dev.remora.StoreException;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntries.Space;
import java.time.InstantSource;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;

/** Each fault of the settings and of the cache has a sentence with its remedy. */
class RemoraCacheTest {

    private static final String EHCACHE = "org.ehcache.jsr107.EhcacheCachingProvider";

    @Test
    void namesTheSettingWhereThereIsNoSuchProvider() {
        assertThatThrownBy(() -> RemoraCache.manager("com.example.None", null))
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-01101: remora-jcache has no caching provider: have one on the class path, such as"
                        + " Hazelcast, name it by remora.jcache-provider where there are several, or have a bean of type"
                        + " javax.cache.CacheManager");
    }

    @Test
    void asksWhichOfSeveralProviders() {
        assertThatThrownBy(() -> RemoraCache.manager(null, null)).hasMessageStartingWith("REMORA-01101: ");
    }

    @Test
    void refusesACacheOfOtherTypes() {
        CacheManager manager = RemoraCache.manager(EHCACHE, null);
        manager.createCache("numbers", new MutableConfiguration<Long, Long>().setTypes(Long.class, Long.class));
        try {
            assertThatThrownBy(() -> RemoraCache.of(manager, "numbers"))
                    .isInstanceOf(SettingsException.class)
                    .hasMessage(
                            "REMORA-01103: remora.jcache-cache: the cache 'numbers' cannot be made, or has other keys and"
                                    + " values than java.lang.String");
        } finally {
            manager.destroyCache("numbers");
        }
    }

    @Test
    void aCacheThatWasClosedHasASentence() {
        CacheManager manager = RemoraCache.manager(EHCACHE, null);
        SharedEntries entries = TwoMembers.entries(RemoraCache.of(manager, "closed"), InstantSource.system());
        manager.destroyCache("closed");

        assertThatThrownBy(() -> entries.find(Space.TOKENS, "key"))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "REMORA-01104: the cache of remora-jcache does not answer (IllegalStateException): see that its"
                                + " cluster runs");
    }
}
