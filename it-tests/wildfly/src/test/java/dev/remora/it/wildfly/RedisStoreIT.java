package dev.remora.it.wildfly;

import dev.remora.it.stores.RedisOnServerScenario;
import dev.remora.it.stores.StoreArchive;
import dev.remora.redis.RedisSettings;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;

/** On WildFly. */
@Tag("redis-server")
@ArquillianTest
@RunAsClient
class RedisStoreIT extends RedisOnServerScenario {

    @Deployment(testable = false)
    static WebArchive store() {
        return archive(StoreArchive.library(RedisSettings.class));
    }
}
