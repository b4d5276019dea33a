package dev.remora.it.quarkus.suite;

import io.quarkus.bootstrap.BootstrapException;
import io.quarkus.bootstrap.app.CuratedApplication;
import io.quarkus.bootstrap.app.QuarkusBootstrap;
import io.quarkus.maven.dependency.Dependency;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ExplodedExporter;

/** Builds applications of archives, with the dependencies that this module has in its compile scope. */
final class QuarkusBuild {

    private QuarkusBuild() {}

    /**
     * The application's jar. What stops the build is thrown as the build has it.
     *
     * @param more dependencies that this application has beside those of all
     */
    static Path build(Archive<?> archive, String context, Path applications, Dependency... more) {
        Path directory = unpack(archive, applications);
        Properties properties = new Properties();
        properties.setProperty("quarkus.http.root-path", context);
        try (CuratedApplication application = QuarkusBootstrap.builder()
                .setApplicationRoot(directory.resolve("archive/WEB-INF/classes"))
                .setProjectRoot(Path.of("").toAbsolutePath())
                .setTargetDirectory(directory.resolve("built"))
                .setBaseName("application")
                .setMode(QuarkusBootstrap.Mode.PROD)
                .setLocalProjectDiscovery(true)
                .setIsolateDeployment(true)
                .setBuildSystemProperties(properties)
                .setForcedDependencies(List.of(more))
                .build()
                .bootstrap()) {
            return application
                    .createAugmentor()
                    .createProductionApplication()
                    .getJar()
                    .getPath();
        } catch (BootstrapException e) {
            throw new IllegalStateException("cannot resolve what applications consist of", e);
        }
    }

    private static Path unpack(Archive<?> archive, Path applications) {
        try {
            Path directory = Files.createTempDirectory(Files.createDirectories(applications), "war-");
            File root = archive.as(ExplodedExporter.class).exportExploded(directory.toFile(), "archive");
            Files.createDirectories(root.toPath().resolve("WEB-INF/classes"));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
