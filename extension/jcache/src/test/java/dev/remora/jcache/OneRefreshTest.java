package dev.remora.jcache;

import dev.remora.OAuth;
import dev.remora.internal.store.SharedTokenStore;
import dev.remora.spi.CurrentTime;
import dev.remora.tck.OneRefreshScenario;
import dev.remora.tck.RotatingProvider;
import dev.remora.tck.SettableClock;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.cache.CacheManager;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two deployments, each with a member of a cluster of Hazelcast, with twenty threads each, refresh the token of a user once each time it expires. */
@OnHazelcast
@Tag("D-03")
class OneRefreshTest {

    private final TwoMembers cluster;

    OneRefreshTest(TwoMembers cluster) {
        this.cluster = cluster.empty();
    }

    /** Both nodes go by it. */
    @ApplicationScoped
    static class Hours implements CurrentTime {

        static final SettableClock CLOCK = new SettableClock();

        @Override
        public Instant instant() {
            return CLOCK.instant();
        }
    }

    @Test
    void onTwoNodes() throws InterruptedException {
        try (RotatingProvider provider = new RotatingProvider()) {
            String key = Base64.getEncoder().encodeToString("a".repeat(32).getBytes(StandardCharsets.US_ASCII));
            SmallRyeConfig config = new SmallRyeConfigBuilder()
                    .withSources(new PropertiesConfigSource(provider.settings("op"), "provider", 100))
                    .withSources(new PropertiesConfigSource(Map.of("remora.store-key", key), "store", 100))
                    .addDefaultInterceptors()
                    .build();
            ConfigProviderResolver resolver = ConfigProviderResolver.instance();
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            resolver.releaseConfig(resolver.getConfig(loader));
            resolver.registerConfig(config, loader);
            try (WeldContainer first = node("first", cluster.managers().get(0));
                    WeldContainer second = node("second", cluster.managers().get(1))) {
                OneRefreshScenario.check(
                        provider,
                        new SharedTokenStore(cluster.first(), TwoMembers.sealer('a'), Duration.ofDays(1)),
                        Hours.CLOCK,
                        List.of(
                                first.select(OAuth.class).get(),
                                second.select(OAuth.class).get()));
            } finally {
                resolver.releaseConfig(config);
            }
        }
    }

    private static WeldContainer node(String id, CacheManager manager) {
        return new Weld()
                .containerId(id)
                .addBeanClass(Hours.class)
                .addExtension(new OfMember(manager))
                .initialize();
    }

    /** The cache manager of a member as a bean, as applications have it. */
    private record OfMember(CacheManager manager) implements Extension {

        void add(@Observes AfterBeanDiscovery event) {
            event.<CacheManager>addBean()
                    .types(CacheManager.class)
                    .id("cache manager")
                    .createWith(context -> manager);
        }
    }
}
