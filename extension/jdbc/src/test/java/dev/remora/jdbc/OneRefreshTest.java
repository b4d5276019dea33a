package dev.remora.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.internal.store.KeyedSealer;
import dev.remora.spi.CurrentTime;
import dev.remora.spi.Sealer;
import dev.remora.tck.AtOnce;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two deployments on one database, with twenty threads each, refresh the token of a user once each time it expires. */
@Tag("D-03")
class OneRefreshTest {

    private static final int THREADS = 40;
    private static final int USERS = 5;
    private static final int EXPIRIES = 3;

    /** Both nodes go by it. */
    @ApplicationScoped
    static class Hours implements CurrentTime {

        private static final AtomicLong PASSED = new AtomicLong();

        @Override
        public Instant instant() {
            return Instant.parse("2026-01-02T03:04:05Z").plusSeconds(PASSED.get() * 3600);
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

    private static void check(String url, String user) throws InterruptedException {
        try (Nodes provider = new Nodes(Map.of("remora.jdbc-url", url, "remora.jdbc-user", user));
                UrlDataSource connections = new UrlDataSource(url, user, "");
                WeldContainer first = node("first");
                WeldContainer second = node("second")) {
            Database database = new Database(connections, SchemaMode.CREATE, Supplier::get);
            JdbcTokenStore store = new JdbcTokenStore(
                    database, keys(), new Sweeper(database, new Hours(), Duration.ofDays(1), Runnable::run));
            for (int number = 0; number < USERS; number++) {
                store.save(
                        TokenKey.of("op", TokenOwner.application()).withName("u" + number),
                        Token.bearer("a").withRefreshToken("u" + number + "-1").withExpiresAt(new Hours().instant()));
            }
            List<OAuth> nodes = List.of(
                    first.select(OAuth.class).get(), second.select(OAuth.class).get());
            for (int expiry = 0; expiry < EXPIRIES; expiry++) {
                AtomicInteger turn = new AtomicInteger();
                List<Integer> statuses = AtOnce.call(THREADS, () -> {
                    int mine = turn.getAndIncrement();
                    int status = 0;
                    for (int number = 0; number < USERS; number++) {
                        status = Math.max(
                                status,
                                nodes.get(mine % 2)
                                        .remote("op")
                                        .withTokenKey("u" + (number + mine) % USERS)
                                        .get("me")
                                        .status());
                    }
                    return status;
                });

                assertThat(statuses).containsOnly(200);
                assertThat(provider.refreshes).hasValue(USERS * (expiry + 1));
                assertThat(provider.reused).hasValue(0);
                Hours.PASSED.incrementAndGet();
            }
        }
    }

    private static WeldContainer node(String id) {
        return new Weld()
                .containerId(id + "-" + Hours.PASSED.get() + System.nanoTime())
                .addBeanClass(Hours.class)
                .initialize();
    }

    private static Sealer keys() {
        return new KeyedSealer(List.of(new byte[32]), new SecureRandom());
    }
}
