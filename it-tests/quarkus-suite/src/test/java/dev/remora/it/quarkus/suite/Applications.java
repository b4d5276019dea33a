package dev.remora.it.quarkus.suite;

import io.quarkus.maven.dependency.Dependency;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Small applications for tests that are not of the suite. */
final class Applications {

    static final String CONTEXT = "/small";

    private Applications() {}

    static WebArchive archive(Class<?>... classes) {
        return ShrinkWrap.create(WebArchive.class, "small.war").addClasses(classes);
    }

    static Path build(WebArchive archive) {
        return build(archive, CONTEXT);
    }

    /** With dependencies beside those of all applications. */
    static Path build(WebArchive archive, String context, Dependency... more) {
        return QuarkusBuild.build(
                archive,
                context,
                Path.of(System.getProperty("remora.it.work"), "applications").toAbsolutePath(),
                more);
    }
}
