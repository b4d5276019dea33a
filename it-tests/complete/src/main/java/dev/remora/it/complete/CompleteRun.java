package dev.remora.it.complete;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares the reports of a run with the tests of the suite, as its classes have them, and fails if one of them did not run.
 * A run that was told to leave tests out ({@code skipTests}, {@code skipITs}, {@code it.test}) is not looked at.
 */
public final class CompleteRun {

    private static final String SUITE = "dev.remora.it.suite";
    private static final String ONLY = "only:";

    private CompleteRun() {}

    /**
     * Takes the folder of the reports, an absolute path, the package of the tests if they are not the suite's, the tag that tests have
     * to have ({@code only:second-jdk}; {@code only:} for none), and the tags of tests that are not for that runtime; in any order,
     * since what a module adds to its parent's arguments may come first.
     */
    public static void main(String[] arguments) throws IOException {
        if (isSet("skipTests") || isSet("skipITs") || System.getProperty("it.test") != null) {
            return;
        }
        Set<String> tags = new HashSet<>(List.of(arguments));
        Path reports =
                tags.stream().map(Path::of).filter(Path::isAbsolute).findFirst().orElseThrow();
        tags.remove(reports.toString());
        String tests =
                tags.stream().filter(tag -> tag.contains(".")).findFirst().orElse(SUITE);
        tags.remove(tests);
        Set<String> only = tags.stream()
                .filter(tag -> tag.startsWith(ONLY) && !tag.equals(ONLY))
                .map(tag -> tag.substring(ONLY.length()))
                .collect(Collectors.toSet());
        tags.removeIf(tag -> tag.startsWith(ONLY));
        check(Suite.tests(tests, only, tags), Reports.read(reports), reports);
    }

    static void check(Set<String> tests, Reports reports, Path folder) {
        Set<String> missing = new TreeSet<>(tests);
        missing.removeAll(reports.tests());
        if (tests.isEmpty() || !missing.isEmpty()) {
            throw new IllegalStateException("of the " + tests.size() + " tests of the suite " + missing.size()
                    + " did not run: " + missing + ", by the reports in " + folder);
        }
        System.out.println("all " + tests.size() + " tests of the suite ran, " + reports.runs() + " times in all");
    }

    private static boolean isSet(String property) {
        String value = System.getProperty(property);
        return value != null && !value.equals("false");
    }
}
