package dev.remora.tck.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A node in a JVM of its own. */
final class NodeProcess {

    private final Process process;
    private final PrintStream in;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, CompletableFuture<String>> results = new ConcurrentHashMap<>();
    private final BlockingQueue<String> points = new LinkedBlockingQueue<>();

    private NodeProcess(Process process) {
        this.process = process;
        this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    static NodeProcess start(Map<String, String> settings, long hours, Redirect log) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path")));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(NodeProgram.class.getName(), Long.toString(hours)));
        try {
            NodeProcess node = new NodeProcess(
                    new ProcessBuilder(command).redirectError(log).start());
            Thread reader = new Thread(node::read, "results of a node");
            reader.setDaemon(true);
            reader.start();
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ", 2);
                CompletableFuture<String> result = results.remove(words[0]);
                if (result != null) {
                    result.complete(words[1]);
                } else if (words[0].equals("at")) {
                    points.add(words[1]);
                }
            }
        } catch (IOException ended) {
            // as it does when it is killed
        }
        results.values().forEach(result -> result.complete("killed"));
    }

    CompletableFuture<String> tell(String command) {
        String number = Integer.toString(numbers.incrementAndGet());
        CompletableFuture<String> result = new CompletableFuture<>();
        results.put(number, result);
        in.println(number + " " + command);
        return result;
    }

    String ask(String command) {
        return tell(command).join();
    }

    /** The point at which a thread waits, or nothing if none comes there in time. */
    @Nullable
    String awaitPoint() throws InterruptedException {
        return points.poll(30, TimeUnit.SECONDS);
    }

    /** Sends it the signal 9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void stop() throws InterruptedException {
        in.close();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
