package dev.remora.benchmarks.presence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies and deletes folders. */
final class Folders {

    private Folders() {}

    static Path copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file));
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.copy(file, target);
            }
        }
        return to;
    }

    static void delete(Path folder) throws IOException {
        for (Path file :
                files(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
        }
    }

    static List<Path> jars(Path folder) throws IOException {
        return files(folder).stream()
                .filter(file -> file.toString().endsWith(".jar"))
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }
}
