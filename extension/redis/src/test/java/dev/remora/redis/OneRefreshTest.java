package dev.remora.redis;

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

/** Two deployments on one Redis, with twenty threads each, refresh the token of a user once each time it expires. */
@Tag("D-03")
@Tag("redis-server")
class OneRefreshTest {

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
        try (Redis server = Redis.start();
                RotatingProvider provider = new RotatingProvider();
                OwnClient client = OwnClient.of(server.url(), null, null, Duration.ofSeconds(10))) {
            String key = Base64.getEncoder().encodeToString("a".repeat(32).getBytes(StandardCharsets.US_ASCII));
            SmallRyeConfig config = new SmallRyeConfigBuilder()
                    .withSources(new PropertiesConfigSource(provider.settings("op"), "provider", 100))
                    .withSources(new PropertiesConfigSource(
                            Map.of(
                                    "remora.redis-url",
                                    server.url(),
                                    "remora.token-store",
                                    "redis",
                                    "remora.store-key",
                                    key),
                            "store",
                            100))
                    .addDefaultInterceptors()
                    .build();
            ConfigProviderResolver resolver = ConfigProviderResolver.instance();
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            resolver.releaseConfig(resolver.getConfig(loader));
            resolver.registerConfig(config, loader);
            RedisEntries entries =
                    new RedisEntries(new RedisConnection(client.client(), Duration.ofSeconds(10)), "remora:");
            try (WeldContainer first = node("first");
                    WeldContainer second = node("second")) {
                OneRefreshScenario.check(
                        provider,
                        new SharedTokenStore(entries, TwoNodes.sealer('a'), Duration.ofDays(1)),
                        Hours.CLOCK,
                        List.of(
                                first.select(OAuth.class).get(),
                                second.select(OAuth.class).get()));
            } finally {
                resolver.releaseConfig(config);
            }
        }
    }

    private static WeldContainer node(String id) {
        return new Weld().containerId(id).addBeanClass(Hours.class).initialize();
    }
}
