package dev.remora.it.quarkus.suite;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Small applications for tests that are not of the suite. */
final class Applications {

    private static final String CONTEXT = "/small";

    private Applications() {}

    static WebArchive archive(Class<?>... classes) {
        return ShrinkWrap.create(WebArchive.class, "small.war").addClasses(classes);
    }

    static Path build(WebArchive archive) {
        return QuarkusBuild.build(
                archive,
                CONTEXT,
                Path.of(System.getProperty("remora.it.work"), "applications").toAbsolutePath());
    }
}
