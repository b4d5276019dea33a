package dev.remora;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each row of what Remora has to do is proven by a test with its id as tag, or left out for a reason. */
class CoverageTest {

    private static final Pattern TAG = Pattern.compile("@Tag\\(\"([^\"]*)\"\\)");
    private static final Pattern ROW_ID = Pattern.compile("[A-Z]\\d+|[A-Z]-\\d\\d");
    /** Faults of others, which are in the rows too; a tag with such a number is for readers. */
    private static final Pattern FAULT_ID = Pattern.compile("W\\d+");

    private static final Set<String> ROWS = lines("/coverage-rows.txt")
            .flatMap(line -> Arrays.stream(line.split(" ")))
            .collect(toCollection(TreeSet::new));

    private static final Map<String, String> LEFT_OUT = lines("/coverage-left-out.txt")
            .map(line -> line.split(": ", 2))
            .collect(toMap(
                    parts -> parts[0], parts -> parts.length == 2 ? parts[1].trim() : "", (a, b) -> "", TreeMap::new));

    private static final Set<String> TAGS = tags(root());

    @Test
    void everyRowIsProvenOrLeftOut() {
        Set<String> open = new TreeSet<>(ROWS);
        open.removeAll(TAGS);
        open.removeAll(LEFT_OUT.keySet());

        assertThat(open)
                .as("rows with neither a test nor a line in coverage-left-out.txt")
                .isEmpty();
    }

    @Test
    void noProvenRowIsLeftOut() {
        Set<String> proven = new TreeSet<>(LEFT_OUT.keySet());
        proven.retainAll(TAGS);

        assertThat(proven)
                .as("rows in coverage-left-out.txt that a test proves after all")
                .isEmpty();
    }

    @Test
    void everyTagIsARow() {
        Set<String> unknown = TAGS.stream()
                .filter(tag -> ROW_ID.matcher(tag).matches())
                .filter(tag -> !FAULT_ID.matcher(tag).matches())
                .collect(toCollection(TreeSet::new));
        unknown.removeAll(ROWS);

        assertThat(unknown).as("tags of rows that do not exist").isEmpty();
    }

    @Test
    void whatIsLeftOutIsARowAndHasAReason() {
        assertThat(ROWS).containsAll(LEFT_OUT.keySet());
        assertThat(LEFT_OUT)
                .allSatisfy((row, reason) -> assertThat(reason).as(row).isNotBlank());
    }

    /** Tests that were not found would be taken for tests that do not exist. */
    @Test
    void testsOfAllModulesAreSeen() {
        assertThat(TAGS).as("a tag of extension").contains("R5");
        assertThat(root().resolve("jaxrs-integration/src/test")).isDirectory();
        assertThat(root().resolve("it-tests/suite/src")).isDirectory();
    }

    private static Path root() {
        return Path.of(Objects.requireNonNull(
                System.getProperty("remora.root"),
                "the system property remora.root has to name the project's directory"));
    }

    private static Set<String> tags(Path root) {
        Set<String> tags = new TreeSet<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    String name = directory.getFileName().toString();
                    boolean skipped = name.equals("target") || name.startsWith(".") && !directory.equals(root);
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (isTest(root.relativize(file))) {
                        TAG.matcher(Files.readString(file))
                                .results()
                                .map((MatchResult result) -> result.group(1))
                                .forEach(tags::add);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tags;
    }

    /** The tests of it-tests live in the main sources of a suite, since more than one module runs them. */
    private static boolean isTest(Path file) {
        List<String> names = Stream.iterate(0, i -> i < file.getNameCount(), i -> i + 1)
                .map(i -> file.getName(i).toString())
                .toList();
        return names.get(names.size() - 1).endsWith(".java")
                && names.contains("src")
                && (names.get(0).equals("it-tests") || names.contains("test"));
    }

    private static Stream<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(CoverageTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
