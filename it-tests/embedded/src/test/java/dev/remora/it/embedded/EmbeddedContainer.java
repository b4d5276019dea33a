package dev.remora.it.embedded;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ExplodedExporter;
import org.jspecify.annotations.Nullable;

/**
 * Starts the {@code Application} of a web archive under the archive's name as context path. The archive's own classes are
 * loaded and discovered apart from the tests; its libraries come from the class path. One archive at a time.
 */
public final class EmbeddedContainer implements DeployableContainer<EmbeddedConfiguration> {

    private static final int LIMIT_SECONDS = 60;

    private @Nullable EmbeddedConfiguration configuration;
    private SeBootstrap.@Nullable Instance server;
    private @Nullable SeContainer cdi;

    @Override
    public Class<EmbeddedConfiguration> getConfigurationClass() {
        return EmbeddedConfiguration.class;
    }

    @Override
    public void setup(EmbeddedConfiguration settings) {
        configuration = settings;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        EmbeddedConfiguration settings = requireSettings();
        Path classes = unpack(archive, settings).resolve("WEB-INF/classes");
        String context = "/" + archive.getName().replaceFirst("\\.war$", "");
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
                    .rootPath(context)
                    .build();
            server = SeBootstrap.start(application(classes, loader), where)
                    .toCompletableFuture()
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new DeploymentException("cannot start " + archive.getName(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
        return new ProtocolMetaData()
                .addContext(new HTTPContext("127.0.0.1", settings.getPort()).add(new Servlet("default", context)));
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        SeBootstrap.Instance running = server;
        server = null;
        if (running != null) {
            try {
                running.stop().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new DeploymentException("cannot stop " + archive.getName(), e);
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

    private EmbeddedConfiguration requireSettings() {
        EmbeddedConfiguration settings = configuration;
        if (settings == null) {
            throw new IllegalStateException("not set up");
        }
        return settings;
    }

    private static Path unpack(Archive<?> archive, EmbeddedConfiguration settings) {
        try {
            Path parent = Files.createDirectories(settings.deployments());
            Path directory = Files.createTempDirectory(parent, "war-");
            File root = archive.as(ExplodedExporter.class).exportExploded(directory.toFile(), "archive");
            Path classes = Files.createDirectories(root.toPath().resolve("WEB-INF/classes/META-INF"));
            Path beans = root.toPath().resolve("WEB-INF/beans.xml");
            if (Files.exists(beans)) {
                Files.copy(beans, classes.resolve("beans.xml"));
            }
            return root.toPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
