package dev.remora.jdbc;

import dev.remora.OAuth;
import dev.remora.spi.CurrentTime;
import dev.remora.tck.OneRefreshScenario;
import dev.remora.tck.RotatingProvider;
import dev.remora.tck.SettableClock;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two deployments on one database, with twenty threads each, refresh the token of a user once each time it expires. */
@Tag("D-03")
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
    void onH2() throws InterruptedException {
        check("jdbc:h2:mem:one-refresh;DB_CLOSE_DELAY=-1", "sa");
    }

    @Test
    void onPostgres() throws IOException, InterruptedException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            check("jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres");
        }
    }

    @Test
    @Tag("mariadb")
    void onMariaDb() throws IOException, InterruptedException {
        try (MariaDb server = MariaDb.start()) {
            check(server.newDatabase(), "root");
        }
    }

    private static void check(String url, String user) throws InterruptedException {
        try (RotatingProvider provider = new RotatingProvider();
                UrlDataSource connections = new UrlDataSource(url, user, "")) {
            SmallRyeConfig config = config(provider, url, user);
            try (WeldContainer first = node("first");
                    WeldContainer second = node("second")) {
                Database database = new Database(connections, SchemaMode.CREATE, Supplier::get);
                JdbcTokenStore store = new JdbcTokenStore(
                        database,
                        Engine.sealer('a'),
                        new Sweeper(database, Hours.CLOCK, Duration.ofDays(1), Runnable::run));
                OneRefreshScenario.check(
                        provider,
                        store,
                        Hours.CLOCK,
                        List.of(
                                first.select(OAuth.class).get(),
                                second.select(OAuth.class).get()));
            } finally {
                ConfigProviderResolver.instance().releaseConfig(config);
            }
        }
    }

    private static SmallRyeConfig config(RotatingProvider provider, String url, String user) {
        String key = Base64.getEncoder().encodeToString("a".repeat(32).getBytes(StandardCharsets.US_ASCII));
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(provider.settings("op"), "provider", 100))
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "remora.jdbc-url",
                                url,
                                "remora.jdbc-user",
                                user,
                                "remora.jdbc-schema",
                                "create",
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
        return config;
    }

    private static WeldContainer node(String id) {
        return new Weld().containerId(id).addBeanClass(Hours.class).initialize();
    }
}
