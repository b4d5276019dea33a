package dev.remora.it.helidon;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ExplodedExporter;

/**
 * A web archive laid out as an application for Helidon: its classes, with {@code beans.xml} among them, and its libraries.
 *
 * @param contextPath the archive's
 * @param classPath of classes and libraries
 * @param type name of its {@code Application}
 * @param path the {@code Application}'s own, without the context path
 */
record HelidonApplication(String contextPath, String classPath, String type, String path) {

    static HelidonApplication unpack(Archive<?> archive, String contextPath, Path parent)
            throws IOException, ReflectiveOperationException {
        Path directory = Files.createTempDirectory(Files.createDirectories(parent), "war-");
        Path root = archive.as(ExplodedExporter.class)
                .exportExploded(directory.toFile(), "archive")
                .toPath();
        Path classes = root.resolve("WEB-INF/classes");
        Path beans = root.resolve("WEB-INF/beans.xml");
        if (Files.exists(beans)) {
            Files.copy(
                    beans, Files.createDirectories(classes.resolve("META-INF")).resolve("beans.xml"));
        }
        Class<?> type = application(classes);
        return new HelidonApplication(
                contextPath,
                classes + File.pathSeparator + root.resolve("WEB-INF/lib") + File.separator + "*",
                type.getName(),
                type.getAnnotation(ApplicationPath.class).value());
    }

    /** Helidon has no context path: this is the setting that makes the two one. */
    String routingPath() {
        return type + ".routing-path.path=" + contextPath + "/" + path;
    }

    private static Class<?> application(Path classes) throws IOException, ReflectiveOperationException {
        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, HelidonApplication.class.getClassLoader());
                Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '.');
                Class<?> type = loader.loadClass(name.substring(0, name.length() - ".class".length()));
                if (Application.class.isAssignableFrom(type) && type.isAnnotationPresent(ApplicationPath.class)) {
                    return type;
                }
            }
        }
        throw new IllegalStateException("no @ApplicationPath in " + classes);
    }
}
