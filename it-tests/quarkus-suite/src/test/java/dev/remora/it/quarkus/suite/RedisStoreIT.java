package dev.remora.it.quarkus.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.stores.RedisServer;
import dev.remora.it.stores.StoreArchive;
import dev.remora.it.stores.StoreScenario;
import io.quarkus.maven.dependency.Dependency;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A sign-in with {@code remora-redis}, and the Lettuce that works with the Netty of Quarkus. */
class RedisStoreIT extends StoreScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();
    private static final RedisServer REDIS = RedisServer.start();

    private static RunningQuarkus application;

    @BeforeAll
    static void start() {
        application = Stores.start(
                StoreArchive.with(PROVIDER, "remora.redis-url=" + REDIS.url()),
                Stores.remora("remora-redis"),
                Dependency.of("io.lettuce", "lettuce-core", System.getProperty("remora.it.lettuce-version")));
    }

    @AfterAll
    static void stop() {
        application.close();
        REDIS.close();
        PROVIDER.close();
    }

    @Override
    protected ScriptedProvider provider() {
        return PROVIDER;
    }

    @Override
    protected URI server() {
        return application.server();
    }

    @Override
    protected int tokensInStore() {
        return REDIS.keys("remora:session-tokens:*");
    }

    /** There is none: the store has what sessions have elsewhere, and without it the browser's cookie gives no token. */
    @Override
    protected void assertSession(String attributes) {
        assertHandleAlone(attributes);
        REDIS.empty();
        assertThat(browser.exchange(at("call")).text()).isNotEqualTo("called 200");
        assertThat(provider().calls()).hasSize(1);
    }
}
