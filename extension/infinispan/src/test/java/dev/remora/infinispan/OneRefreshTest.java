package dev.remora.infinispan;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two deployments that join the cluster, with twenty threads each, refresh the token of a user once each time it expires. */
@OnInfinispan
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
                    .withSources(new PropertiesConfigSource(
                            Map.of("remora.infinispan-file", "cluster.xml", "remora.store-key", key), "store", 100))
                    .addDefaultInterceptors()
                    .build();
            ConfigProviderResolver resolver = ConfigProviderResolver.instance();
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            resolver.releaseConfig(resolver.getConfig(loader));
            resolver.registerConfig(config, loader);
            try (Node first = node("first", 2);
                    Node second = node("second", 3)) {
                OneRefreshScenario.check(
                        provider,
                        new SharedTokenStore(cluster.first(), TwoMembers.sealer('a'), Duration.ofDays(1)),
                        Hours.CLOCK,
                        List.of(first.oauth(), second.oauth()));
            } finally {
                resolver.releaseConfig(config);
            }
        }
    }

    private Node node(String id, int others) {
        return new Node(new Weld().containerId(id).addBeanClass(Hours.class).initialize(), cluster, others);
    }

    /** A deployment, whose member leaves the cluster to so many others, and to none before its entries are theirs. */
    private record Node(WeldContainer container, TwoMembers cluster, int others) implements AutoCloseable {

        OAuth oauth() {
            return container.select(OAuth.class).get();
        }

        @Override
        public void close() {
            try {
                cluster.awaitBalance(others + 1);
            } finally {
                container.close();
            }
            cluster.awaitBalance(others);
        }
    }
}
