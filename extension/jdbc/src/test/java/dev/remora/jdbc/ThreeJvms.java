package dev.remora.jdbc;

import dev.remora.tck.nodes.ManyNodes;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** Three JVMs on one PostgreSQL, run by hand; {@link ManyNodes} says what the arguments are. */
final class ThreeJvms implements ManyNodes.Engine, AutoCloseable {

    private final Path folder;
    private EmbeddedPostgres server;

    private ThreeJvms(Path folder) {
        this.folder = folder;
        this.server = started(0);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (ThreeJvms engine = new ThreeJvms(Files.createTempDirectory("postgres"))) {
            ManyNodes.run(engine, args);
        }
    }

    private EmbeddedPostgres started(int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "remora.jdbc-url",
                "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                "remora.jdbc-user",
                "postgres",
                "remora.jdbc-schema",
                "create",
                "remora.store-key",
                Base64.getEncoder().encodeToString(new byte[32]));
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start() {
        server = started(server.getPort());
    }

    @Override
    public void close() {
        stop();
    }
}
