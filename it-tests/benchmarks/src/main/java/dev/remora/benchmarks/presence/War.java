package dev.remora.benchmarks.presence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the application of a variant. */
final class War {

    private War() {}

    static void write(OutputStream out, Path classes, List<Path> libraries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(zip, "WEB-INF/classes/" + classes.relativize(file), file);
            }
            for (Path library : libraries) {
                add(zip, "WEB-INF/lib/" + library.getFileName(), library);
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
        zip.closeEntry();
    }
}
