package dev.remora.internal.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The words of providers beside those of the RFCs, whoever the provider is: the file {@code META-INF/remora/defaults.properties}. */
public final class ProviderDefaults {

    private static final String FILE = "/META-INF/remora/defaults.properties";
    private static final Map<String, String> VALUES = read();

    private ProviderDefaults() {}

    public static String text(String key) {
        return Objects.requireNonNull(VALUES.get(key), () -> key + " is not in " + FILE);
    }

    /** Returns what stands between commas, or between spaces. */
    public static List<String> list(String key) {
        return List.of(text(key).split("[, ]"));
    }

    private static Map<String, String> read() {
        Properties values = new Properties();
        try (BufferedReader reader = open()) {
            values.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, values::getProperty));
    }

    private static BufferedReader open() throws IOException {
        URL file = Objects.requireNonNull(ProviderDefaults.class.getResource(FILE), FILE);
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false); // a cached jar stays open after the application is gone
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }
}
