package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Lease;
import dev.remora.OAuth;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import dev.remora.tck.AtOnce;
import dev.remora.tck.InMemoryTokenStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two deployments that share a store, as two nodes do. */
class SharedStoreTest {

    private static final TokenKey KEY = TokenKey.of("oauth2", TokenOwner.application());

    /** Each node's bean of the one store. */
    @ApplicationScoped
    static class SharedStore implements TokenStore {

        private static final InMemoryTokenStore SHARED = new InMemoryTokenStore();

        @Override
        public Optional<StoredToken> find(TokenKey key) {
            return SHARED.find(key);
        }

        @Override
        public void save(TokenKey key, Token token) {
            SHARED.save(key, token);
        }

        @Override
        public boolean replace(TokenKey key, StoredToken read, Token renewed) {
            return SHARED.replace(key, read, renewed);
        }

        @Override
        public void remove(TokenKey key) {
            SHARED.remove(key);
        }

        @Override
        public boolean remove(TokenKey key, StoredToken read) {
            return SHARED.remove(key, read);
        }

        @Override
        public Optional<Lease> lease(TokenKey key, Duration duration) {
            return SHARED.lease(key, duration);
        }
    }

    @Test
    @Tag("D-03")
    void sendARefreshTokenOnce() throws InterruptedException {
        try (SignedUp first = SignedUp.with(SharedStore.class);
                WeldContainer second = Deployment.weld(SharedStore.class)
                        .containerId("second")
                        .addBeanClass(Browser.Request.class)
                        .initialize()) {
            first.provider()
                    .refuse(
                            "/token",
                            200,
                            "{\"access_token\":\"renewed\",\"token_type\":\"bearer\",\"refresh_token\":\"r1\",\"expires_in\":3600}");
            SharedStore.SHARED.save(
                    KEY,
                    Token.bearer("old")
                            .withType("bearer")
                            .withRefreshToken("r0")
                            .withExpiresAt(Instant.EPOCH));
            List<OAuth> nodes =
                    List.of(first.oauth(), second.select(OAuth.class).get());
            AtomicInteger turn = new AtomicInteger();

            List<Integer> statuses = AtOnce.call(
                    2,
                    () -> nodes.get(turn.getAndIncrement())
                            .remote("oauth2")
                            .get("me")
                            .status());

            assertThat(statuses).containsOnly(200);
            assertThat(first.provider().asked())
                    .filteredOn(asked -> asked.startsWith("POST /token"))
                    .hasSize(1);
            assertThat(first.provider().asked())
                    .filteredOn(asked -> asked.startsWith("GET /api/me [Bearer renewed]"))
                    .hasSize(2);
        } finally {
            SharedStore.SHARED.remove(KEY);
        }
    }
}
