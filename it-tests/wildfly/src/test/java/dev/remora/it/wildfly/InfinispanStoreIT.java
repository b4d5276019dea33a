package dev.remora.it.wildfly;

import dev.remora.infinispan.InfinispanSettings;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.stores.InfinispanScenario;
import dev.remora.it.stores.StoreArchive;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

/** A sign-in with {@code remora-infinispan} in {@code WEB-INF/lib}, whose token another member of the cluster sees. */
@ArquillianTest
@RunAsClient
class InfinispanStoreIT extends InfinispanScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();

    @Deployment(testable = false)
    static WebArchive store() {
        return StoreArchive.withInfinispan(PROVIDER)
                .addAsLibrary(StoreArchive.library(InfinispanSettings.class))
                .addAsLibraries(StoreArchive.libraries(
                        "infinispan",
                        "protostream",
                        "jgroups",
                        "rxjava",
                        "reactive-streams",
                        "caffeine",
                        "jackson-core",
                        "jboss-logging-3",
                        "jboss-threads",
                        "wildfly-common",
                        "smallrye-common"));
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
