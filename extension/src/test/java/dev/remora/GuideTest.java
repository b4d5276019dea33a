package dev.remora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.oauth2.Kindness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide names all that there is. */
class GuideTest {

    private static final Path REFERENCE =
            Path.of(System.getProperty("basedir"), "src", "docs", "asciidoc", "reference");

    @Test
    void namesEveryKindness() throws IOException {
        List<String> forgiven = Files.readAllLines(REFERENCE.resolve("tolerance.adoc")).stream()
                .filter(line -> line.startsWith("* "))
                .map(line -> line.substring(2))
                .toList();

        assertThat(forgiven)
                .containsExactlyElementsOf(Arrays.stream(Kindness.values())
                        .map(Kindness::description)
                        .toList());
    }

    @Test
    void namesEveryErrorCode() throws IOException {
        String errors = Files.readString(REFERENCE.resolve("errors.adoc"));

        assertThat(ErrorCode.values()).allSatisfy(code -> assertThat(errors).contains("| `" + code + "` | "));
    }

    @Test
    void namesEveryPreset() throws IOException {
        String presets = Files.readString(REFERENCE.resolve("presets.adoc"));
        try (var files = Files.list(Path.of(System.getProperty("basedir"), "src/main/resources/dev/remora/presets"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".properties"))
                            .map(name -> name.replace(".properties", "")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(presets).contains("| `" + name + "` | "));
        }
    }
}
