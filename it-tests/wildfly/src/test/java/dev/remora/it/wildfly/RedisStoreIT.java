package dev.remora.it.wildfly;

import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.stores.RedisServer;
import dev.remora.it.stores.StoreArchive;
import dev.remora.it.stores.StoreScenario;
import dev.remora.redis.RedisSettings;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** A sign-in with {@code remora-redis} in {@code WEB-INF/lib}. */
@Tag("redis-server")
@ArquillianTest
@RunAsClient
class RedisStoreIT extends StoreScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();
    private static final RedisServer REDIS = RedisServer.start();

    @Deployment(testable = false)
    static WebArchive store() {
        return StoreArchive.with(PROVIDER, "remora.redis-url=" + REDIS.url())
                .addAsLibrary(StoreArchive.library(RedisSettings.class))
                .addAsLibraries(
                        StoreArchive.libraries("lettuce", "redis-authx", "netty", "reactor", "reactive-streams"));
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
}
