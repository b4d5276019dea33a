package dev.remora.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A native image has the scripts of the schema. */
class NativeImageTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    @Test
    void hasAllScripts() throws IOException {
        Path file = RESOURCES.resolve("META-INF/native-image/dev.remora/remora-jdbc/resource-config.json");
        Pattern pattern;
        try (JsonReader json = Json.createReader(Files.newBufferedReader(file))) {
            pattern = Pattern.compile(json.readObject()
                    .getJsonObject("resources")
                    .getJsonArray("includes")
                    .getJsonObject(0)
                    .getString("pattern"));
        }

        try (Stream<Path> files = Files.walk(RESOURCES)) {
            assertThat(files.map(script ->
                                    RESOURCES.relativize(script).toString().replace('\\', '/'))
                            .filter(name -> name.endsWith(".sql")))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(name -> pattern.matcher(name).matches());
        }
    }
}
