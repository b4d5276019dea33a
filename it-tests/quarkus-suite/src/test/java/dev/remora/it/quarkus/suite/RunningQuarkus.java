package dev.remora.it.quarkus.suite;

import dev.remora.it.providers.ProviderProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An application in a process of its own, on the Java that runs the tests. */
final class RunningQuarkus implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ProviderProcess process;

    private final Path jar;

    private RunningQuarkus(ProviderProcess process, Path jar) {
        this.process = process;
        this.jar = jar;
    }

    /** Waits until it listens on that port of the loopback interface; 0 is any free one. */
    static RunningQuarkus start(Path jar, int port) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = List.of(
                java.toString(),
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                // 2 KB otherwise, less than some codes have
                "-Dquarkus.http.limits.max-form-attribute-size=64K",
                "-jar",
                jar.toString());
        return new RunningQuarkus(
                ProviderProcess.start(
                        new ProcessBuilder(command), log(jar), Pattern.compile("Listening on: (http://\\S+)"), LIMIT),
                jar);
    }

    /** Address of the server. */
    URI server() {
        return URI.create(process.readyGroup());
    }

    /** What it said. */
    static Path log(Path jar) {
        return jar.resolveSibling("application.log");
    }

    /** Keeps what tells of the application, not its libraries: they are many megabytes, and the same for all. */
    @Override
    public void close() {
        process.close();
        try (Stream<Path> files = Files.walk(jar.resolveSibling("lib"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
