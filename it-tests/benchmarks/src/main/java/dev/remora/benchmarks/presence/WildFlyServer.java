package dev.remora.benchmarks.presence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A WildFly on loopback that takes what is put into a folder, and writes down when it began and ended to deploy it. */
final class WildFlyServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern BEGUN = Pattern.compile("(?m)^(\\S+ )?([0-9:,]{12}) .*WFLYSRV0027: .*\"app.war\"");
    private static final Pattern DEPLOYED = Pattern.compile("(?m)^(\\S+ )?([0-9:,]{12}) .*WFLYSRV0010: .*\"app.war\"");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss,SSS");

    private final Path base;
    private final Process process;

    private WildFlyServer(Path base, Process process) {
        this.base = base;
        this.process = process;
    }

    /** @param work where the server keeps what it writes */
    static WildFlyServer start(Path home, Path work, int portOffset) throws IOException, InterruptedException {
        Path base = Folders.copy(home.resolve("standalone"), work.resolve("standalone"));
        Path configuration = base.resolve("configuration").resolve("standalone.xml");
        // a scan each 200 ms in place of each 5 s
        Files.writeString(
                configuration,
                Files.readString(configuration).replaceFirst("scan-interval=\"\\d+\"", "scan-interval=\"200\""));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djboss.home.dir=" + home,
                        "-Djboss.server.base.dir=" + base,
                        "-Djboss.socket.binding.port-offset=" + portOffset,
                        "-jar",
                        home.resolve("jboss-modules.jar").toString(),
                        "-mp",
                        home.resolve("modules").toString(),
                        "org.jboss.as.standalone",
                        "-b=127.0.0.1",
                        "-bmanagement=127.0.0.1")
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("console.log").toFile())
                .start();
        WildFlyServer server = new WildFlyServer(base, process);
        server.await(() -> server.log().contains("WFLYSRV0025"), "start");
        return server;
    }

    /** Deploys and undeploys; returns how long the first of it took, by the server's own log. */
    double deploy(Path classes, List<Path> libraries) throws IOException, InterruptedException {
        int before = log().length();
        Path war = base.resolve("deployments").resolve("app.war");
        try (OutputStream out = Files.newOutputStream(war.resolveSibling("app.war.part"))) {
            War.write(out, classes, libraries);
        }
        Files.move(war.resolveSibling("app.war.part"), war);
        Path deployed = war.resolveSibling("app.war.deployed");
        await(
                () -> Files.exists(deployed)
                        && DEPLOYED.matcher(log().substring(before)).find(),
                "deploy");
        String log = log().substring(before);
        double millis = Duration.between(time(BEGUN, log), time(DEPLOYED, log)).toMillis();
        Files.delete(war);
        await(() -> Files.exists(war.resolveSibling("app.war.undeployed")), "undeploy");
        Files.delete(war.resolveSibling("app.war.undeployed"));
        return millis;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static LocalTime time(Pattern line, String log) throws IOException {
        Matcher matcher = line.matcher(log);
        if (!matcher.find()) {
            throw new IOException("the log has no " + line);
        }
        return LocalTime.parse(matcher.group(2), TIME);
    }

    private String log() throws IOException {
        Path log = base.resolve("log").resolve("server.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private void await(Condition condition, String what) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            boolean failed = Files.exists(base.resolve("deployments").resolve("app.war.failed"));
            if (failed || !process.isAlive() || System.nanoTime() > end) {
                throw new IOException("WildFly did not " + what + ": " + log());
            }
            Thread.sleep(20);
        }
    }

    /** What is waited for. */
    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }
}
