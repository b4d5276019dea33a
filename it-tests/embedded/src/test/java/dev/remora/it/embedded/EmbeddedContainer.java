package dev.remora.it.embedded;

import dev.remora.it.container.LoopbackContainer;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ExplodedExporter;
import org.jspecify.annotations.Nullable;

/**
 * Starts the {@code Application} of a web archive in the tests' own process. The archive's own classes are loaded and discovered
 * apart from the tests; its libraries come from the class path.
 */
public final class EmbeddedContainer extends LoopbackContainer<EmbeddedConfiguration> {

    private static final int LIMIT_SECONDS = 60;

    private SeBootstrap.@Nullable Instance server;
    private @Nullable SeContainer cdi;

    public EmbeddedContainer() {
        super(EmbeddedConfiguration.class);
    }

    @Override
    protected void startApplication(Archive<?> archive, String contextPath, EmbeddedConfiguration settings)
            throws Exception {
        Path classes = unpack(archive, settings.work().resolve("deployments")).resolve("WEB-INF/classes");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ArchiveClassLoader loader = new ArchiveClassLoader(classes, before);
        thread.setContextClassLoader(loader);
        try {
            if (settings.isCdi()) {
                cdi = SeContainerInitializer.newInstance()
                        .setClassLoader(loader)
                        .initialize();
            }
            SeBootstrap.Configuration where = SeBootstrap.Configuration.builder()
                    .host("127.0.0.1")
                    .port(settings.getPort())
                    .rootPath(contextPath)
                    .build();
            server = SeBootstrap.start(application(classes, loader), where)
                    .toCompletableFuture()
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    protected void stopApplication() throws Exception {
        SeBootstrap.Instance running = server;
        server = null;
        if (running != null) {
            try {
                running.stop().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            } finally {
                stopCdi();
            }
        }
    }

    private void stopCdi() {
        SeContainer running = cdi;
        cdi = null;
        if (running != null) {
            running.close();
        }
    }

    private static Path unpack(Archive<?> archive, Path parent) throws IOException {
        Path directory = Files.createTempDirectory(Files.createDirectories(parent), "war-");
        Path root = archive.as(ExplodedExporter.class)
                .exportExploded(directory.toFile(), "archive")
                .toPath();
        Path classes = Files.createDirectories(root.resolve("WEB-INF/classes/META-INF"));
        Path beans = root.resolve("WEB-INF/beans.xml");
        if (Files.exists(beans)) {
            Files.copy(beans, classes.resolve("beans.xml"));
        }
        return root;
    }

    private static Application application(Path classes, ClassLoader loader)
            throws IOException, ReflectiveOperationException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '.');
                Class<?> type = loader.loadClass(name.substring(0, name.length() - ".class".length()));
                if (Application.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    return (Application) type.getDeclaredConstructor().newInstance();
                }
            }
        }
        throw new IllegalStateException("no Application in " + classes);
    }
}
