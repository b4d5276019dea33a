package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProvidersPageTest {

    private static final String PAGE = ProvidersPage.render();

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
        String start = "[#preset-" + provider + "]\n";
        String section = PAGE.split(Pattern.quote(start), 2)[1].split("\\[#preset-", 2)[0];

        assertThat(section.contains("* Place to register an application: not known."))
                .isEqualTo(!about.containsKey("register"));
        assertThat(section.contains("[register an application]")).isEqualTo(about.containsKey("register"));
        assertThat(section.contains("* Rule for the callback URL: not known."))
                .isEqualTo(!about.containsKey("callback"));
    }

    @Test
    void thePageIsWhatTheFilesSay() throws IOException {
        assertThat(Files.readString(ProvidersPage.FILE))
                .as("run the main method of ProvidersPage and commit what it writes")
                .isEqualTo(PAGE);
    }
}
