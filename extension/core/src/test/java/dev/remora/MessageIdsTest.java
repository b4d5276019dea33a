package dev.remora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids of messages, in all modules. */
class MessageIdsTest {

    private static final Pattern BEGINNING = Pattern.compile("\"REMORA-\\d{5}: ");

    @Test
    void noTwoMessagesHaveOneId() throws IOException {
        Map<String, Integer> found = new HashMap<>();
        for (Path file : messages()) {
            BEGINNING
                    .matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .forEach(id -> found.merge(id, 1, Integer::sum));
        }
        Set<String> shared = new TreeSet<>(found.keySet());
        shared.removeIf(id -> found.getOrDefault(id, 0) == 1);

        assertThat(found).hasSizeGreaterThan(200);
        assertThat(shared).isEmpty();
    }

    private static List<Path> messages() throws IOException {
        Path root = Path.of(System.getProperty("remora.root"));
        try (Stream<Path> extension = Files.walk(root.resolve("extension"));
                Stream<Path> jaxrs = Files.walk(root.resolve("jaxrs-integration/src"))) {
            return Stream.concat(extension, jaxrs)
                    .filter(file -> file.toString().endsWith("Messages.java"))
                    .filter(file -> file.toString().contains("/src/main/"))
                    .toList();
        }
    }
}
