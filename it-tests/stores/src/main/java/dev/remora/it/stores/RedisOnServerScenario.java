package dev.remora.it.stores;

import dev.remora.it.providers.ScriptedProvider;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

/** A sign-in with {@code remora-redis} in {@code WEB-INF/lib}; each server has a subclass that deploys {@link #archive}. */
public abstract class RedisOnServerScenario extends StoreScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();
    private static final RedisServer REDIS = RedisServer.start();

    /**
     * The application.
     *
     * @param store the library that keeps tokens
     */
    protected static WebArchive archive(JavaArchive store) {
        return StoreArchive.with(PROVIDER, "remora.redis-url=" + REDIS.url())
                .addAsLibrary(store)
                .addAsLibraries(StoreArchive.libraries(
                        "lettuce", "redis-authx", "netty", "reactor", "reactive-streams", "slf4j-api"));
    }

    @AfterAll
    protected static void stop() {
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
