package dev.remora.it.payara;

import dev.remora.infinispan.InfinispanSettings;
import dev.remora.it.stores.InfinispanOnServerScenario;
import dev.remora.it.stores.StoreArchive;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** On Payara Micro. */
@ArquillianTest
@RunAsClient
class InfinispanStoreIT extends InfinispanOnServerScenario {

    @Deployment(testable = false)
    static WebArchive store() {
        return archive(StoreArchive.library(InfinispanSettings.class));
    }
}
