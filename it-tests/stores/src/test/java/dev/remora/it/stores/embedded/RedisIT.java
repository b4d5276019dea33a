package dev.remora.it.stores.embedded;

import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.stores.RedisServer;
import dev.remora.it.stores.StoreArchive;
import dev.remora.it.stores.StoreScenario;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** A sign-in with {@code remora-redis}. */
@Tag("redis-server")
@OnEmbedded
class RedisIT extends StoreScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();
    private static final RedisServer REDIS = RedisServer.start();

    @Deployment(testable = false)
    static WebArchive store() {
        return StoreArchive.with(
                PROVIDER, "remora.token-store=redis", "remora.session-store=store", "remora.redis-url=" + REDIS.url());
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
        REDIS.close();
    }

    @Override
    protected ScriptedProvider provider() {
        return PROVIDER;
    }

    @Override
    protected int tokensInStore() {
        return REDIS.keys("remora:session-tokens:*");
    }

    @Override
    protected void assertSession(String attributes) {
        assertHandleAlone(attributes);
    }
}
