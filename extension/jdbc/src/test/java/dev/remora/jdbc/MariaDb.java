package dev.remora.jdbc;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of MariaDB on loopback, with its data in a folder of its own, which goes with it. */
final class MariaDb implements AutoCloseable {

    private final Process process;
    private final int port;
    private final Path folder;

    private MariaDb(Process process, int port, Path folder) {
        this.process = process;
        this.port = port;
        this.folder = folder;
    }

    static MariaDb start() {
        try {
            Path folder = Files.createTempDirectory("remora-mariadb");
            int port = freePort();
            String data = "--datadir=" + folder.resolve("data");
            Process install =
                    run("mariadb-install-db", data, "--auth-root-authentication-method=normal", "--skip-test-db");
            awaitLine(install, "a line that it never says", 0);
            Process process = run(
                    System.getProperty("remora.mariadbd", "mariadbd"),
                    data,
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--socket=" + folder.resolve("socket"),
                    "--skip-grant-tables",
                    "--skip-networking=0",
                    "--innodb-flush-log-at-trx-commit=0");
            awaitLine(process, "ready for connections", 1);
            return new MariaDb(process, port, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process run(String program, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(program, "--no-defaults"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Reads until that line, or to the end of a program that ends well. */
    private static void awaitLine(Process process, String text, int atLeast) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(text)) {
                return;
            }
            said.append(line).append('\n');
        }
        try {
            if (atLeast > 0 || process.waitFor() != 0) {
                throw new IOException("MariaDB ended:\n" + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** One below those that systems give to whoever asks for any: nobody else gets it meanwhile. */
    private static int freePort() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
    }

    /** The address of a new, empty database, whose own collation takes {@code alice} and {@code Alice } for the same. */
    String newDatabase() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (UrlDataSource source = new UrlDataSource(url(""), "root", "");
                Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " COLLATE utf8mb4_general_ci");
            return url(name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
