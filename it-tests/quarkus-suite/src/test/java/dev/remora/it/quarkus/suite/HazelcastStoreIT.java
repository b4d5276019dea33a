package dev.remora.it.quarkus.suite;

import dev.remora.it.stores.HazelcastScenario;
import io.quarkus.maven.dependency.Dependency;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A sign-in with {@code remora-jcache} and Hazelcast, whose token another member of the cluster sees. */
class HazelcastStoreIT extends HazelcastScenario {

    private static RunningQuarkus application;

    @BeforeAll
    static void start() {
        application = Stores.start(
                archive(),
                Stores.remora("remora-jcache"),
                Dependency.of("com.hazelcast", "hazelcast", System.getProperty("remora.it.hazelcast-version")));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Override
    protected URI server() {
        return application.server();
    }
}
