package dev.remora.it.providers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process that says on its output when it is ready; all it says goes to a log file. */
public final class ProviderProcess implements AutoCloseable {

    private final Process process;
    private final Thread stopAtExit;
    private final String readyGroup;

    private ProviderProcess(Process process, Thread stopAtExit, String readyGroup) {
        this.process = process;
        this.stopAtExit = stopAtExit;
        this.readyGroup = readyGroup;
    }

    /** Starts it and waits until a line of its output holds the pattern. */
    public static ProviderProcess start(ProcessBuilder builder, Path log, Pattern ready, Duration limit) {
        try {
            Files.createDirectories(log.getParent());
            Process process = builder.redirectErrorStream(true).start();
            Thread stopAtExit = new Thread(() -> stop(process), "stop-" + log.getFileName());
            Runtime.getRuntime().addShutdownHook(stopAtExit);
            CompletableFuture<String> readyGroup = new CompletableFuture<>();
            Thread reader = new Thread(() -> copy(process, log, ready, readyGroup), "log-" + log.getFileName());
            reader.setDaemon(true);
            reader.start();
            try {
                String group = readyGroup.get(limit.toMillis(), TimeUnit.MILLISECONDS);
                return new ProviderProcess(process, stopAtExit, group);
            } catch (TimeoutException | ExecutionException e) {
                stop(process);
                throw new IllegalStateException("not ready within " + limit.toSeconds() + " s; see " + log, e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the first group of the pattern matched. */
    public String readyGroup() {
        return readyGroup;
    }

    @Override
    public void close() {
        stop(process);
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
    }

    private static void copy(Process process, Path log, Pattern ready, CompletableFuture<String> readyGroup) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
                Writer writer = Files.newBufferedWriter(log, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                writer.write(line + System.lineSeparator());
                writer.flush();
                Matcher matcher = ready.matcher(line);
                if (matcher.find()) {
                    readyGroup.complete(matcher.group(1));
                }
            }
            readyGroup.completeExceptionally(new IllegalStateException("ended before it was ready"));
        } catch (IOException e) {
            readyGroup.completeExceptionally(e);
        }
    }

    private static void stop(Process process) {
        List<ProcessHandle> family = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        family.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(15, TimeUnit.SECONDS); // a script may end before the program that it runs
        } catch (ExecutionException | TimeoutException e) {
            family.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            family.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
