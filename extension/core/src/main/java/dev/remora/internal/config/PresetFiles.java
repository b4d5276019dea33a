package dev.remora.internal.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The settings that are the same for everybody who uses a provider: one file of properties each, and an index of them. */
final class PresetFiles {

    private static final String FOLDER = "/dev/remora/presets/";

    private PresetFiles() {}

    static List<String> known() {
        try (BufferedReader index = new BufferedReader(reader("index"))) {
            return index.lines().filter(line -> !line.isBlank()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Map<String, String>> find(String provider) {
        String name = provider.strip().toLowerCase(Locale.ROOT);
        if (!known().contains(name)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader file = reader(name + ".properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return Optional.of(values);
    }

    private static Reader reader(String file) {
        InputStream stream = PresetFiles.class.getResourceAsStream(FOLDER + file);
        if (stream == null) {
            throw new IllegalStateException("no resource " + FOLDER + file);
        }
        return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }
}
