package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProvidersPageTest {

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

    @Test
    void thePageIsWhatTheFilesSay() throws IOException {
        assertThat(Files.readString(ProvidersPage.FILE))
                .as("run the main method of ProvidersPage and commit what it writes")
                .isEqualTo(ProvidersPage.render());
    }
}
