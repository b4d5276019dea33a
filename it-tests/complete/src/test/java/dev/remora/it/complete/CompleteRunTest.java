package dev.remora.it.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompleteRunTest {

    private static final String EXAMPLE = "dev.remora.it.complete.example";
    private static final String CASES = EXAMPLE + ".ExampleCases";
    private static final String ELSEWHERE = CASES + "$ElsewhereCases";

    @TempDir
    Path folder;

    private void report(String... cases) throws IOException {
        StringBuilder report = new StringBuilder("<testsuite>");
        for (String each : cases) {
            report.append(each);
        }
        Files.writeString(folder.resolve("TEST-x.xml"), report.append("</testsuite>"));
    }

    private static String ran(String type, String name) {
        return "<testcase classname=\"" + type + "\" name=\"" + name + "\"/>";
    }

    private void check(Set<String> leftOut) throws IOException {
        CompleteRun.check(Suite.tests(EXAMPLE, Set.of(), leftOut), Reports.read(folder), folder);
    }

    @Test
    void testsAreCountedButThoseWithATagOfTheirOwnOrOfTheirClass() {
        assertThat(Suite.tests(EXAMPLE, Set.of(), Set.of("elsewhere")))
                .containsExactly(CASES + ".often", CASES + ".once");
        assertThat(Suite.tests(EXAMPLE, Set.of(), Set.of()))
                .containsExactly(
                        ELSEWHERE + ".inherited",
                        ELSEWHERE + ".other",
                        CASES + ".away",
                        CASES + ".often",
                        CASES + ".once");
    }

    @Test
    void testsAreCountedThatHaveTheWantedTagOrWhoseClassHasIt() {
        assertThat(Suite.tests(EXAMPLE, Set.of("elsewhere"), Set.of()))
                .containsExactly(ELSEWHERE + ".inherited", ELSEWHERE + ".other", CASES + ".away");
    }

    @Test
    void runOfAllTestsIsComplete() throws IOException {
        report(ran(CASES, "once"), ran(CASES, "often(String)[1]"), ran(CASES, "often(String)[2]"));

        assertThatCode(() -> check(Set.of("elsewhere"))).doesNotThrowAnyException();
        assertThat(Reports.read(folder).runs()).isEqualTo(3);
    }

    @Test
    void runWithoutOneTestIsNot() throws IOException {
        report(ran(CASES, "once"), ran(CASES, "often(String)[1]"));

        assertThatThrownBy(() -> check(Set.of()))
                .hasMessage("of the 5 tests of the suite 3 did not run: [" + ELSEWHERE + ".inherited, " + ELSEWHERE
                        + ".other, " + CASES + ".away], by the reports in " + folder);
    }

    @Test
    void skippedTestDidNotRun() throws IOException {
        report(
                ran(CASES, "often(String)[1]"),
                "<testcase classname=\"" + CASES + "\" name=\"once\"><skipped/></testcase>");

        assertThatThrownBy(() -> check(Set.of("elsewhere"))).hasMessageContaining(CASES + ".once");
    }

    @Test
    void runWithoutReportsIsNot() {
        assertThatThrownBy(() -> CompleteRun.check(
                        Suite.tests(EXAMPLE, Set.of(), Set.of()), Reports.read(folder.resolve("none")), folder))
                .hasMessageStartingWith("of the 5 tests of the suite 5 did not run: ");
    }

    @Test
    void suiteWithoutTestsIsNone() {
        assertThatThrownBy(() -> CompleteRun.check(Set.of(), new Reports(Set.of(), 0), folder))
                .hasMessageStartingWith("of the 0 tests of the suite 0 did not run: ");
    }
}
