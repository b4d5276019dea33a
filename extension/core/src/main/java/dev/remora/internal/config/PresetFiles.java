package dev.remora.internal.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings that are the same for everybody who uses a provider: files of properties in Remora's jar and in others, each jar
 * with an index of its own. A file of another jar goes before Remora's of the same name.
 */
final class PresetFiles {

    private static final String INDEX = "META-INF/remora/providers/index";

    /** Begins the key of a line that is for people and no setting. */
    private static final String ABOUT = "about.";

    private final ClassLoader loader;

    /**
     * The content of a file.
     *
     * @param settings by key
     * @param about the lines for people, by the rest of their key
     */
    record Content(Map<String, String> settings, Map<String, String> about) {}

    PresetFiles(ClassLoader loader) {
        this.loader = loader;
    }

    /** Returns the files that Remora's own class loader sees. */
    static PresetFiles ofClassPath() {
        return new PresetFiles(PresetFiles.class.getClassLoader());
    }

    List<String> known() {
        return List.copyOf(all().keySet());
    }

    /** The files of all presets by name, several where other jars do not agree. */
    SortedMap<String, List<URL>> all() {
        SortedMap<String, List<URL>> all = new TreeMap<>();
        for (URL index : indexes()) {
            boolean remoras = isRemoras(index);
            for (String name : names(index)) {
                List<URL> files = all.computeIfAbsent(name, first -> new ArrayList<>());
                if (files.isEmpty() || !remoras) {
                    files.add(beside(index, name + ".properties"));
                }
            }
        }
        return all;
    }

    /** The files of a preset that may be meant: none of an unknown one, several where other jars do not agree. */
    List<URL> files(String provider) {
        return all().getOrDefault(provider.strip().toLowerCase(Locale.ROOT), List.of());
    }

    /**
     * The settings in a file, by key.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    static Map<String, String> values(URL file) {
        return read(file).settings();
    }

    /**
     * The lines in a file that are for people, by the rest of their key.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    static Map<String, String> about(URL file) {
        return read(file).about();
    }

    /**
     * All that a file says.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    static Content read(URL file) {
        Map<String, String> settings = lines(file);
        Map<String, String> about = new TreeMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(ABOUT)) {
                about.put(key.substring(ABOUT.length()), value);
            }
        });
        settings.keySet().removeIf(key -> key.startsWith(ABOUT));
        return new Content(settings, about);
    }

    private static Map<String, String> lines(URL file) {
        Properties properties = new Properties();
        try (BufferedReader reader = reader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }

    /** The indexes of other jars, then Remora's. */
    private List<URL> indexes() {
        try {
            List<URL> indexes = Collections.list(loader.getResources(INDEX));
            indexes.sort(Comparator.comparing(PresetFiles::isRemoras));
            return indexes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Remora's index lies in the same jar or folder as its classes. */
    private static boolean isRemoras(URL index) {
        String type = PresetFiles.class.getName().replace('.', '/') + ".class";
        @Nullable URL here = PresetFiles.class.getResource("/" + type);
        if (here == null) { // a native image keeps no class files
            return index.equals(PresetFiles.class.getResource("/" + INDEX));
        }
        String root = here.toExternalForm();
        return index.toExternalForm().equals(root.substring(0, root.length() - type.length()) + INDEX);
    }

    private static URL beside(URL index, String file) {
        try {
            return new URL(index, file);
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(URL index) {
        try (BufferedReader lines = reader(index)) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader reader(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false); // a cached jar stays open after the application is gone
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }
}
