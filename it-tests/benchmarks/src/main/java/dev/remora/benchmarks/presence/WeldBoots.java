package dev.remora.benchmarks.presence;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Boots Weld SE in a fresh process, as a class path with or without Remora has it. */
record WeldBoots(List<Path> libraries, Path benchmarks) {

    void boot(Boots boots, Path classes) throws IOException, InterruptedException {
        Variant variant = boots.variant();
        String classPath = Stream.concat(
                        Stream.of(classes, benchmarks),
                        libraries.stream()
                                .filter(jar -> variant.remora()
                                        || !jar.getFileName().toString().startsWith("remora")))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                classPath,
                WeldBoot.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        String[] result = output.lines()
                .filter(line -> line.startsWith("booted "))
                .findFirst()
                .orElseThrow(() -> new IOException(variant.label() + ": " + output))
                .split(" ");
        boots.millis().add(Long.parseLong(result[1]) / 1e6);
        boots.bytes().add((double) Long.parseLong(result[2]));
    }
}
