package dev.remora.it.quarkus.suite;

import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.stores.InfinispanScenario;
import dev.remora.it.stores.StoreArchive;
import io.quarkus.maven.dependency.Dependency;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A sign-in with {@code remora-infinispan}, whose token another member of the cluster sees. */
class InfinispanStoreIT extends InfinispanScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();

    private static RunningQuarkus application;

    @BeforeAll
    static void start() {
        application = Stores.start(
                StoreArchive.withInfinispan(PROVIDER),
                Stores.remora("remora-infinispan"),
                // that of Quarkus is another release than infinispan-core
                Dependency.of(
                        "org.infinispan", "infinispan-commons", System.getProperty("remora.it.infinispan-version")));
    }

    @AfterAll
    static void stop() {
        application.close();
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

    /** There is none: the store has what sessions have elsewhere. */
    @Override
    protected void assertSession(String attributes) {
        assertHandleAlone(attributes);
    }
}
