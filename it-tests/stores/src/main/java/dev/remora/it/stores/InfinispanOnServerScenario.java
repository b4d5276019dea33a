package dev.remora.it.stores;

import dev.remora.it.providers.ScriptedProvider;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

/**
 * A sign-in with {@code remora-infinispan} in {@code WEB-INF/lib}, whose token another member of the cluster sees; each server has
 * a subclass that deploys {@link #archive}.
 */
public abstract class InfinispanOnServerScenario extends InfinispanScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();

    /**
     * The application.
     *
     * @param store the library that keeps tokens
     */
    protected static WebArchive archive(JavaArchive store) {
        return StoreArchive.withInfinispan(PROVIDER)
                .addAsLibrary(store)
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
    protected static void stop() {
        PROVIDER.close();
    }

    @Override
    protected ScriptedProvider provider() {
        return PROVIDER;
    }
}
