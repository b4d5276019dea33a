package dev.remora.javadoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments and pages say who does what: their sentences begin with a verb or with the noun of the thing. */
class FirstWordsTest {

    private static final Path ROOT = Path.of(System.getProperty("remora.root"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "extension/core/src/main/java",
                "jaxrs-integration/src/main/java",
                "samples/sign-in/src/main/java",
                "samples/by-hand/src/main/java",
                "samples/stand-in-provider/src/main/java",
            })
    void ofComments(Path sources) throws IOException {
        assertThat(found(ROOT.resolve(sources), ".java", FirstWords::ofJava)).isEmpty();
    }

    @Test
    void ofPages() throws IOException {
        assertThat(found(ROOT.resolve("extension/docs"), ".adoc", FirstWords::ofPage))
                .isEmpty();
        assertThat(found(ROOT.resolve("README.adoc"), ".adoc", FirstWords::ofPage))
                .isEmpty();
    }

    @Test
    void inSourcesAreFound() {
        assertThat(FirstWords.ofJava("""
                /** What a shop has. */
                class Shop {
                    // where it stands,
                    // whatever the weather
                    String street = "// if it has one" + '"' + "/** as said */";
                    /**
                     * Empty for nobody. @return nothing
                     */
                    int size; // which may be zero
                    /** Returns what is there. */
                    String text = \"""
                            // those
                            \""";
                    /* If open. */
                }
                """))
                .containsExactly(
                        "What a shop has.",
                        "where it stands, whatever the weather",
                        "Empty for nobody. @return nothing",
                        "which may be zero",
                        "If open.");
    }

    @Test
    void inPagesAreFound() {
        assertThat(FirstWords.ofPage("""
                = What

                A page. If it is long, it has a list:

                * As here
                * not As here, Whatever

                ----
                Where no sentence is
                ----

                | Which | one
                | a | Those
                """))
                .containsExactly("If it is long, it has a list:", "As here", "Which", "Those");
    }

    private static List<String> found(Path from, String ending, Function<String, List<String>> finder)
            throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(sources).isNotEmpty();
            return sources.stream()
                    .flatMap(file ->
                            finder.apply(read(file)).stream().map(sentence -> ROOT.relativize(file) + ": " + sentence))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
