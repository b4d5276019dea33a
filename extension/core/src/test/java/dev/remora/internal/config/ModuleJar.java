package dev.remora.internal.config;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar that stands beside Remora's on the class path. */
public final class ModuleJar {

    private ModuleJar() {}

    /** With a service of each of these classes. */
    public static URLClassLoader of(Path folder, Class<?>... definitions) throws IOException {
        StringBuilder names = new StringBuilder();
        for (Class<?> type : definitions) {
            names.append(type.getName()).append('\n');
        }
        return of(folder, Map.of("META-INF/services/dev.remora.spi.SettingDefinitions", names.toString()));
    }

    private static URLClassLoader of(Path folder, Map<String, String> files) throws IOException {
        Path jar = write(folder.resolve("acme.jar"), files);
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, ModuleJar.class.getClassLoader());
    }

    static Path write(Path jar, Map<String, String> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }
}
