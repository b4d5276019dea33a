package dev.remora.it.quarkus.suite;

import dev.remora.it.stores.StoreArchive;
import io.quarkus.maven.dependency.Dependency;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Applications that keep tokens in a store. */
final class Stores {

    private Stores() {}

    static RunningQuarkus start(WebArchive archive, Dependency... more) {
        return RunningQuarkus.start(Applications.build(archive, StoreArchive.CONTEXT, more), 0);
    }

    /** An artifact of Remora. */
    static Dependency remora(String artifact) {
        return Dependency.of("dev.remora", artifact, System.getProperty("remora.it.version"));
    }

    /** An artifact of Quarkus. */
    static Dependency quarkus(String artifact) {
        return Dependency.of("io.quarkus", artifact, System.getProperty("remora.it.quarkus-version"));
    }
}
