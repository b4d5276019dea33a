package dev.remora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.oidc.OpenIdTolerance;
import dev.remora.internal.settings.GlobalKey;
import dev.remora.internal.settings.SettingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The guide names all that there is. */
class GuideTest {

    private static final Path REFERENCE = Path.of(System.getProperty("basedir"), "..", "docs", "reference");

    private static final String KEYS = "// keys: as GuideTest has them\n";

    private static final Pattern LINK = Pattern.compile("(?:link|xref):(?!https?:)([^\\[\\s#]+)(?:#([^\\[\\s]+))?\\[");

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
        Map<String, Path> tests = new HashMap<>();
        for (String folder : List.of("extension/core/src/test", "it-tests")) {
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                files.forEach(file -> tests.put(file.getFileName().toString(), file));
            }
        }

        assertThat(rows).hasSizeGreaterThan(50).allSatisfy(row -> {
            assertThat(row).hasSize(3);
            assertThat(row[2].startsWith("not applicable: ")
                            || isTestOf(row[0].replace("`", ""), tests.get(row[2].replace("`", "") + ".java")))
                    .as(row[0])
                    .isTrue();
        });
    }

    /** Also to the heading, where one names it. */
    @Test
    void linksToPagesThatThereAre() throws IOException {
        Path root = Path.of(System.getProperty("remora.root"));
        List<Path> pages = new ArrayList<>(List.of(root.resolve("README.adoc")));
        try (Stream<Path> files = Files.walk(root.resolve("extension/docs"))) {
            files.filter(file -> file.toString().endsWith(".adoc")).forEach(pages::add);
        }
        Map<Path, Set<String>> headings = new HashMap<>();
        for (Path page : pages) {
            headings.put(page.toAbsolutePath().normalize(), headings(Files.readString(page)));
        }

        List<String> broken = new ArrayList<>();
        for (Path page : pages) {
            LINK.matcher(Files.readString(page)).results().forEach(link -> {
                Path target =
                        page.toAbsolutePath().resolveSibling(link.group(1)).normalize();
                Set<String> there = headings.get(target);
                if (!Files.exists(target)
                        || link.group(2) != null && (there == null || !there.contains(link.group(2)))) {
                    broken.add(root.relativize(page) + ": " + link.group());
                }
            });
        }

        assertThat(broken).isEmpty();
    }

    /** The ids of headings: those that are said, and those that Asciidoctor makes. */
    private static Set<String> headings(String page) {
        Set<String> ids = new HashSet<>();
        Pattern.compile("(?m)^\\[#([^],]+)]$|^=+ (.+)$")
                .matcher(page)
                .results()
                .forEach(heading -> ids.add(
                        heading.group(1) != null
                                ? heading.group(1)
                                : "_"
                                        + heading.group(2)
                                                .toLowerCase(Locale.ROOT)
                                                .replaceAll("[^a-z0-9_ .-]", "")
                                                .replaceAll("[ .-]+", "_")));
        return ids;
    }

    /** An integration test has a method of the module's name, or a case. */
    private static boolean isTestOf(String module, @Nullable Path test) {
        if (test == null || !test.toString().endsWith("IT.java")) {
            return test != null;
        }
        String name = module.startsWith("oidcc-client-test") ? module : "oidcc-client-test-" + module;
        String method = Pattern.compile("-(.)")
                .matcher(name)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
        try {
            String text = Files.readString(test);
            return text.contains("void " + method + "(") || text.contains("\"" + module + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
