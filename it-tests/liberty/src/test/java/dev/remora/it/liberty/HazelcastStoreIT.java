package dev.remora.it.liberty;

import dev.remora.it.stores.HazelcastScenario;
import dev.remora.it.stores.StoreArchive;
import dev.remora.jcache.JCacheSettings;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** On Open Liberty. */
@ArquillianTest
@RunAsClient
class HazelcastStoreIT extends HazelcastScenario {

    @Deployment(testable = false)
    static WebArchive store() {
        return archive()
                .addAsLibrary(StoreArchive.library(JCacheSettings.class))
                .addAsLibraries(StoreArchive.libraries("hazelcast", "cache-api"));
    }
}
