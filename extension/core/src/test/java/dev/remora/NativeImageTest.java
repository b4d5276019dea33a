package dev.remora;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a native image is told to keep; that it is enough was not tried with GraalVM. */
class NativeImageTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String PRESETS = "META-INF/remora/providers/";

    @Test
    void everyPresetAndTheDefaultsAreKeptAndNothingElse() throws IOException {
        List<String> wanted = new ArrayList<>(List.of("META-INF/remora/defaults.properties", PRESETS + "index"));
        Files.readAllLines(RESOURCES.resolve(PRESETS + "index")).stream()
                .filter(line -> !line.isBlank())
                .forEach(line -> wanted.add(PRESETS + line + ".properties"));
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> RESOURCES.relativize(file).toString().replace('\\', '/'))
                            .filter(name -> patterns().stream().anyMatch(name::matches)))
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    private static List<String> patterns() {
        Path file = RESOURCES.resolve("META-INF/native-image/dev.remora/remora/resource-config.json");
        try (JsonReader json = Json.createReader(Files.newBufferedReader(file))) {
            return json
                    .readObject()
                    .getJsonObject("resources")
                    .getJsonArray("includes")
                    .getValuesAs(JsonObject.class)
                    .stream()
                    .map(include -> include.getString("pattern"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
