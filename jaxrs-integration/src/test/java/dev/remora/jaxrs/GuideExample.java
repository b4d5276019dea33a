package dev.remora.jaxrs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A listing of the README or of a page of the guide, as it stands there.
 *
 * @param page the page's file name
 * @param number of the listing in its page, from 1
 * @param language what it says it is written in
 * @param text the listing
 */
record GuideExample(String page, int number, String language, String text) {

    private static final String BEGINNING = "[source,";
    private static final String BORDER = "----";

    static List<GuideExample> in(String language) {
        Path root = Path.of(System.getProperty("remora.root"));
        try (Stream<Path> guide = Files.walk(root.resolve("extension/docs"))) {
            return Stream.concat(
                            Stream.of(
                                    root.resolve("README.adoc"), root.resolve("samples/stand-in-provider/README.adoc")),
                            guide.filter(file -> file.toString().endsWith(".adoc"))
                                    .sorted())
                    .flatMap(page -> read(root.relativize(page).toString(), lines(page)).stream())
                    .filter(example -> example.language().equals(language))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GuideExample of(String page, int number) {
        return in("java").stream()
                .filter(example -> example.page().endsWith(page) && example.number() == number)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no listing " + number + " in Java in " + page));
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<GuideExample> read(String page, List<String> lines) {
        List<GuideExample> examples = new ArrayList<>();
        Iterator<String> rest = lines.iterator();
        while (rest.hasNext()) {
            String line = rest.next();
            if (line.startsWith(BEGINNING)) {
                String language = line.substring(BEGINNING.length()).replaceAll("[^a-z].*", "");
                examples.add(new GuideExample(page, examples.size() + 1, language, listing(rest)));
            }
        }
        return examples;
    }

    private static String listing(Iterator<String> rest) {
        StringBuilder text = new StringBuilder();
        String border = rest.next();
        if (!border.equals(BORDER)) {
            throw new AssertionError("a listing has to begin with " + BORDER + ", not " + border);
        }
        for (String line = rest.next(); !line.equals(BORDER); line = rest.next()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return page + " " + number;
    }
}
