package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.remora.SettingsException;
import dev.remora.internal.settings.ButtonColours;
import dev.remora.internal.settings.CallerSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The name and the colours of the buttons to sign in with. */
class ButtonSettingsTest {

    static List<String> presets() {
        return PresetFiles.ofClassPath().known();
    }

    @ParameterizedTest
    @CsvSource({
        "github, GitHub",
        "twitter, Twitter",
        "twitter2, X",
        "apple, Apple",
        "slack-openid, Slack",
        "keycloak, Keycloak"
    })
    void presetsHaveTheNameThatUsersKnow(String provider, String name) {
        assertThat(read("provider", provider).displayName()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("presets")
    void noNameSaysHowItIsDone(String provider) {
        PresetFiles.Content file =
                PresetFiles.read(PresetFiles.ofClassPath().files(provider).get(0));

        assertThat(file.settings().getOrDefault("display-name", file.about().getOrDefault("name", provider)))
                .doesNotContainIgnoringCase("sign in", "OAuth", "OpenID");
    }

    @Test
    void theApplicationNamesItAsItLikes() {
        CallerSettings settings = read("provider", "github", "display-name", "GitHub für Ärzte");

        assertThat(settings.displayName()).isEqualTo("GitHub für Ärzte");
        assertThat(settings.buttonColours()).isNull();
    }

    @Test
    void thereIsNoNameWithoutAPreset() {
        assertThat(read("caller", "true").displayName()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"#000000, #ffffff, 21", "#ffffff, #000000, 21", "#767676, #ffffff, 4.54", "#0000ff, #ffffff, 8.59"})
    void contrastIsThatOfWcag(String background, String text, double contrast) {
        assertThat(new ButtonColours(background, text).contrast()).isEqualTo(contrast, within(0.01));
    }

    @Test
    void coloursThatPeopleCanReadAreTaken() {
        assertThat(read("button-colours", " #24292F  #ffffff ").buttonColours())
                .isEqualTo(new ButtonColours("#24292f", "#ffffff"));
    }

    @Test
    void coloursThatPeopleCanHardlyReadAreRefused() {
        assertThat(refused("button-colours", "#777777 #ffffff"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': button-colours (remora.x.button-colours) has a text that is hard to"
                                + " read on its background: a contrast of less than 4.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#24292f", "white #ffffff", "#fff #000", "#24292f #ffffff;}", "#24292f,#ffffff"})
    void anythingElseIsRefused(String colours) {
        assertThat(refused("button-colours", colours))
                .hasMessage(
                        "REMORA-00001: remote app 'x': button-colours (remora.x.button-colours) is not two colours like"
                                + " #24292f #ffffff");
    }

    private static SettingsException refused(String... settings) {
        return Objects.requireNonNull(catchThrowableOfType(SettingsException.class, () -> read(settings)));
    }

    private static CallerSettings read(String... settings) {
        Map<String, String> values = new HashMap<>();
        values.put("remora.x.client-id", "key");
        if (!settings[0].equals("provider")) {
            values.put("remora.x.authorize-url", "https://as.example/authorize");
            values.put("remora.x.token-url", "https://as.example/token");
        } else {
            values.put("remora.x.client-secret", "secret");
            values.put("remora.x.vars.host", "sso.example");
            values.put("remora.x.vars.realm", "main");
        }
        for (int i = 0; i < settings.length; i += 2) {
            values.put("remora.x." + settings[i], settings[i + 1]);
        }
        return new ConfiguredSettings(
                        new SmallRyeConfigBuilder()
                                .withSources(new PropertiesConfigSource(values, "test", 100))
                                .build(),
                        Map.of(),
                        List.of())
                .settings("x")
                .caller();
    }
}
