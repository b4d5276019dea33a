package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProvidersPageTest {

    private static final Map<String, String> PAGES = ProvidersPage.pages();

    private static final String COMMAND = "run the main method of ProvidersPage and commit what it writes";

    /** What every preset has, or has in a place of its own on the page. */
    private static final Set<String> ORDINARY = Set.of(
            "allowed-origins",
            "authorize-url",
            "base-url",
            "display-name",
            "issuer",
            "request-token-url",
            "scope",
            "token-url",
            "user-claims",
            "user-issuer",
            "user-url",
            "vars");

    @ParameterizedTest
    @MethodSource("presets")
    void everyOddityIsInTheIndex(String provider) {
        PresetFiles.values(PresetFiles.ofClassPath().files(provider).get(0)).forEach((key, value) -> {
            if (!ORDINARY.contains(key.replaceAll("[.].*", "")) && !value.equals("client_secret_post")) {
                assertThat(ProviderOddities.title(key, value)).as(key).isNotEmpty();
            }
        });
    }

    static List<String> presets() {
        return PresetFiles.ofClassPath().known();
    }

    /** Names are given up and taken by others, who would be taken for their former users. */
    @ParameterizedTest
    @MethodSource("presets")
    void aSubjectThatIsANameIsSaid(String provider) {
        URL file = PresetFiles.ofClassPath().files(provider).get(0);
        String subject = PresetFiles.values(file).getOrDefault("user-claims.sub", "");

        if (subject.matches(".*/(user_?name|login|name|nick.*|screen_name|e-?mail)")) {
            assertThat(PresetFiles.about(file).get("oddities")).contains("the subject is the user's name there");
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void whatNoSourceTellsIsNotKnown(String provider) {
        Map<String, String> about =
                PresetFiles.about(PresetFiles.ofClassPath().files(provider).get(0));
        String page = PAGES.getOrDefault(provider + ".adoc", "");

        assertThat(page.contains("* Place to register an application: not known."))
                .isEqualTo(!about.containsKey("register"));
        assertThat(page.contains("[register an application]")).isEqualTo(about.containsKey("register"));
        assertThat(page.contains("* Rule for the callback URL: not known.")).isEqualTo(!about.containsKey("callback"));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void thePageIsWhatTheFileSays(String provider) throws IOException {
        String page = provider + ".adoc";

        assertThat(Files.readString(ProvidersPage.FOLDER.resolve(page)))
                .as(COMMAND)
                .isEqualTo(PAGES.get(page))
                .contains("remora.app.provider=" + provider + "\n", "https://app.example/shop/api/authorized")
                .contains("link:../providers.adoc[");
    }

    @Test
    void eachPresetHasOneAndNobodyElse() throws IOException {
        assertThat(ProvidersPage.written()).as(COMMAND).containsExactlyElementsOf(PAGES.keySet());
    }

    @Test
    void theIndexLeadsToEach() throws IOException {
        String index = Files.readString(ProvidersPage.INDEX);

        assertThat(index).as(COMMAND).isEqualTo(ProvidersPage.index());
        assertThat(presets())
                .allSatisfy(provider ->
                        assertThat(index).contains("\n| link:providers/" + provider + ".adoc[`" + provider + "`] | "));
    }
}
