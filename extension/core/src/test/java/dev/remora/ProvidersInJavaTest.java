package dev.remora;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.signin.CataloguePreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No code names a provider, because what is known of one is data. Comments may: they say what a line is there for. */
class ProvidersInJavaTest {

    private static final Pattern COMMENT_OR_TEXT =
            Pattern.compile("(?s)/[*].*?[*]/|//[^\n]*|(\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\")");

    /** Presets whose names are words of the language too. */
    private static final Set<String> WORDS =
            Set.of("buffer", "close", "digits", "exact", "front", "line", "linear", "segment", "stripe", "threads");

    private static final Map<String, String> NAMED = Map.of(
            "apple AssertionKey", "the table of keys: its signed secret is a way of its own to prove who the client is",
            "apple ClientAssertion", "the same: for how long such a secret holds",
            "ebay ProviderKey", "the table of keys: an example",
            "bitbucket JoseMessages", "the group of an artifact",
            "drip AnswerMessages", "a word of a sentence",
            "okta RemoteAppKey", "the table of keys: an example",
            "twitter RemoteAppKey", "the table of keys: an example",
            "envoy PageTexts", "a word of a translation");

    private static final Map<String, String> PROVIDERS = providers();

    @Test
    void noCodeNamesAProviderButForThese() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path source : sources()) {
            String file = source.getFileName().toString().replace(".java", "");
            words(Files.readString(source)).stream()
                    .filter(word -> PROVIDERS.containsKey(word) && !WORDS.contains(word))
                    .forEach(word -> named.add(PROVIDERS.get(word) + " " + file));
        }

        assertThat(named).containsExactlyInAnyOrderElementsOf(NAMED.keySet());
    }

    /** The names without their hyphens, as a name in Java or in a text could have them. */
    private static Map<String, String> providers() {
        Map<String, String> providers = new TreeMap<>();
        CataloguePreset.names().forEach(name -> providers.put(name.replace("-", ""), name));
        return providers;
    }

    private static Set<String> words(String source) {
        String code = COMMENT_OR_TEXT
                .matcher(source)
                .replaceAll(found -> found.group(1) == null ? " " : Matcher.quoteReplacement(found.group(1)));
        Set<String> words = new TreeSet<>();
        for (String spelling : List.of(code, code.replaceAll("([a-z0-9])([A-Z])", "$1 $2"))) {
            Pattern.compile("[^A-Za-z0-9]+")
                    .splitAsStream(spelling)
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .forEach(words::add);
        }
        return words;
    }

    private static List<Path> sources() throws IOException {
        Path root = Path.of(System.getProperty("remora.root"));
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("extension/core", "jaxrs-integration", "extension/security")) {
            try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }
}
