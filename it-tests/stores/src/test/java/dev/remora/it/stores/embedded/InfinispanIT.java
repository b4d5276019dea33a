package dev.remora.it.stores.embedded;

import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.stores.InfinispanScenario;
import dev.remora.it.stores.StoreArchive;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** A sign-in with {@code remora-infinispan}, whose token another member of the cluster sees. */
@Tag("second-jdk")
@OnEmbedded
class InfinispanIT extends InfinispanScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();

    @Deployment(testable = false)
    static WebArchive store() {
        return StoreArchive.withInfinispan(PROVIDER);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Override
    protected ScriptedProvider provider() {
        return PROVIDER;
    }
}
