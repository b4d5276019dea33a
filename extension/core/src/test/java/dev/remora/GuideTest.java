package dev.remora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.oidc.OpenIdTolerance;
import dev.remora.internal.settings.GlobalKey;
import dev.remora.internal.settings.SettingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide names all that there is. */
class GuideTest {

    private static final Path REFERENCE = Path.of(System.getProperty("basedir"), "..", "docs", "reference");

    private static final String KEYS = "// keys: as GuideTest has them\n";

    @Test
    void namesEveryTolerance() throws IOException {
        List<String> forgiven = Files.readAllLines(REFERENCE.resolve("tolerance.adoc")).stream()
                .filter(line -> line.startsWith("* "))
                .map(line -> line.substring(2))
                .toList();

        assertThat(forgiven)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Tolerance.values()).map(Tolerance::description),
                                Arrays.stream(OpenIdTolerance.values()).map(OpenIdTolerance::description))
                        .toList());
    }

    @Test
    void namesEveryErrorCode() throws IOException {
        String errors = Files.readString(REFERENCE.resolve("errors.adoc"));

        assertThat(ErrorCode.values()).allSatisfy(code -> assertThat(errors).contains("| `" + code + "` | "));
    }

    /** A test that is renamed takes its line in the table along. */
    @Test
    void namesATestThatExistsOrAReasonForEachModuleOfTheSuite() throws IOException {
        List<String[]> rows = Files.readAllLines(REFERENCE.resolve("conformance.adoc")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(2).split(" \\| "))
                .toList();
        Path root = Path.of(System.getProperty("remora.root"));
        Set<String> tests = new HashSet<>();
        for (String folder : List.of("extension/core/src/test", "it-tests")) {
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                files.forEach(file -> tests.add(file.getFileName().toString()));
            }
        }

        assertThat(rows).hasSizeGreaterThan(30).allSatisfy(row -> {
            assertThat(row).hasSize(3);
            assertThat(tests.contains(row[2].replace("`", "") + ".java") || row[2].startsWith("not applicable: "))
                    .as(row[0])
                    .isTrue();
        });
    }

    @Test
    void repeatsTenKeysInTheReadme() throws IOException {
        Path readme = Path.of(System.getProperty("remora.root"), "README.adoc");
        String text = Files.readString(readme);
        int from = text.indexOf(KEYS) + KEYS.length();
        int to = text.indexOf("// end of keys");

        assertThat(text.substring(from, to).lines().filter(line -> line.startsWith("| `")))
                .hasSize(10)
                .isSubsetOf(keys());
    }

    private static List<String> keys() {
        return Stream.concat(
                        SettingKey.all().stream().map(key -> row(key.key(), key.defaultValue(), key.description())),
                        Arrays.stream(GlobalKey.values())
                                .map(key -> row(
                                        key.property(), key.defaultValue(), key.description() + " (all remote apps)")))
                .toList();
    }

    private static String row(String key, Optional<String> defaultValue, String description) {
        return "| `" + key + "` | "
                + defaultValue.map(value -> "`" + value + "`").orElse("-") + " | " + description;
    }
}
