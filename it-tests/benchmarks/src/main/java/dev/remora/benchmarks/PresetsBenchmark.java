package dev.remora.benchmarks;

import dev.remora.internal.config.ConfiguredSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.Config;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The first use of a remote app with a preset, and of one without, beside a jar of eight presets and one of all. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class PresetsBenchmark {

    private static final String FOLDER = "META-INF/remora/providers/";
    private static final List<String> EIGHT =
            List.of("douban", "dropbox", "facebook", "github", "google", "linkedin", "twitter", "weibo");

    /** Whether the jar has eight presets or all. */
    @Param({"eight", "all"})
    public String presets = "";

    private final Path jar = temporary();
    private ClassLoader loader = PresetsBenchmark.class.getClassLoader();
    private final Config with = config("remora.x.provider", "github");
    private final Config without = config("remora.x.base-url", "https://api.example/");

    /** Makes the jar. */
    @Setup
    public void pack() throws IOException {
        List<String> names = presets.equals("all") ? all() : EIGHT;
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(FOLDER + "index"));
            zip.write(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(FOLDER + name + ".properties"));
                try (InputStream file = resource(name + ".properties")) {
                    file.transferTo(zip);
                }
            }
        }
        URL index = new URL("jar:" + jar.toUri() + "!/" + FOLDER + "index");
        loader = new ClassLoader() {
            @Override
            public Enumeration<URL> getResources(String name) {
                return name.endsWith("/index")
                        ? Collections.enumeration(List.of(index))
                        : Collections.emptyEnumeration();
            }
        };
        System.out.println("jar of " + names.size() + " presets: " + Files.size(jar) + " bytes");
    }

    /** Deletes the jar. */
    @TearDown
    public void delete() throws IOException {
        Files.delete(jar);
    }

    /** Reads the settings of a remote app with a preset. */
    @Benchmark
    public Object withPreset() {
        return new ConfiguredSettings(with, Map.of(), List.of(), loader).settings("x");
    }

    /** Reads the settings of a remote app that has no preset. */
    @Benchmark
    public Object withoutPreset() {
        return new ConfiguredSettings(without, Map.of(), List.of(), loader).settings("x");
    }

    private static List<String> all() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(resource("index"), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(
                ConfiguredSettings.class.getClassLoader().getResourceAsStream(FOLDER + name), name);
    }

    private static Config config(String key, String value) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "remora.x.client-id",
                                "key",
                                "remora.x.client-secret",
                                "secret",
                                "remora.x.authorize-url",
                                "https://as.example/authorize",
                                "remora.x.token-url",
                                "https://as.example/token",
                                key,
                                value),
                        "benchmark",
                        100))
                .build();
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("presets", ".jar");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
