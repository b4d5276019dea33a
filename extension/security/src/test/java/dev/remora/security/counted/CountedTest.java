package dev.remora.security.counted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of the guide are those of the sources that it shows. */
class CountedTest {

    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
    private static final Path JAVA = MODULE.resolve("src/test/java/dev/remora/security/counted");
    private static final Path SETTINGS = MODULE.resolve("src/test/resources/dev/remora/security/counted");

    private static final Path ELSEWHERE = MODULE.resolve("../../it-tests/compared/src/main");

    private static String guide = "";

    @BeforeAll
    static void readGuide() throws IOException {
        guide = Files.readString(MODULE.resolve("../docs/integration/compared.adoc"));
    }

    @Test
    void remoraNeedsThreeLinesOfConfigurationAndOneAnnotation() throws IOException {
        long settings =
                Files.readAllLines(SETTINGS.resolve("remora.properties")).size();
        long annotations = lines("Dashboard.java", "page").stream()
                .filter(line -> line.strip().startsWith("@SignIn"))
                .count();

        assertThat(settings).isEqualTo(3);
        assertThat(annotations).isEqualTo(1);
        assertThat(guide).contains("| Remora | 3 | 1 | 0 |");
    }

    @Test
    void jakartaSecurityNeedsAMechanismOfOnesOwn() throws IOException {
        long settings = Files.readAllLines(SETTINGS.resolve("jakarta-security.properties"))
                .size();
        long annotations = lines("DashboardServlet.java", "page").stream()
                .filter(line -> line.startsWith("@ServletSecurity"))
                .count();
        int code = lines("GithubMechanism.java", "mechanism").size();

        assertThat(guide).contains("| Jakarta Security | " + settings + " | " + annotations + " | " + code + " |");
    }

    @ParameterizedTest
    @CsvSource({"Quarkus OIDC,quarkus,@Authenticated,0", "'Spring Security, with Spring Boot',spring,@PreAuthorize,0"})
    void othersNeedTheseLines(String name, String folder, String asks, int code) throws IOException {
        long settings = Files.readAllLines(settings(folder)).size();
        long annotations = tagged(page(folder), "page").stream()
                .filter(line -> line.strip().startsWith(asks))
                .count();

        assertThat(guide)
                .contains("| " + name + " | " + settings + " | " + annotations + " | " + code + " |")
                .contains(Files.readString(settings(folder)))
                .contains(String.join("\n", tagged(page(folder), "page")));
    }

    @Test
    void theGuideShowsTheseSources() throws IOException {
        assertThat(guide)
                .contains(Files.readString(SETTINGS.resolve("remora.properties")))
                .contains(Files.readString(SETTINGS.resolve("jakarta-security.properties")))
                .contains(String.join("\n", tagged("Dashboard.java", "page")))
                .contains(String.join("\n", tagged("DashboardServlet.java", "page")))
                .contains(String.join("\n", tagged("GithubMechanism.java", "mechanism")));
    }

    /** The lines between the marks of a tag that hold something. */
    private static List<String> lines(String file, String tag) throws IOException {
        return tagged(file, tag).stream().filter(line -> !line.isBlank()).toList();
    }

    private static Path settings(String folder) {
        return ELSEWHERE.resolve("resources/dev/remora/it/compared/" + folder + "/application.properties");
    }

    private static Path page(String folder) {
        return ELSEWHERE.resolve("java/dev/remora/it/compared/" + folder + "/Dashboard.java");
    }

    private static List<String> tagged(String file, String tag) throws IOException {
        return tagged(JAVA.resolve(file), tag);
    }

    private static List<String> tagged(Path file, String tag) throws IOException {
        List<String> all = Files.readAllLines(file);
        return all.subList(all.indexOf("// tag::" + tag + "[]") + 1, all.indexOf("// end::" + tag + "[]"));
    }
}
