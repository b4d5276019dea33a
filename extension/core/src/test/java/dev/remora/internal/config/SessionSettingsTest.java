package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.SettingsException;
import dev.remora.internal.settings.SessionSettings;
import dev.remora.internal.settings.SessionSettings.Store;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionSettingsTest {

    private static final byte[] KEY = new byte[] {
        -1, -2, -3, -4, -5, -6, -7, -8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
        23, 24
    };
    private static final String TEXT = Base64.getEncoder().encodeToString(KEY);

    private static SessionSettings session(Map<String, String> properties) {
        return settings(properties).session();
    }

    private static ConfiguredSettings settings(Map<String, String> properties) {
        return new ConfiguredSettings(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(properties, "test", 100))
                        .addDefaultInterceptors()
                        .build(),
                Map.of(),
                List.of());
    }

    @Test
    void nothingNeedsToBeSaid() {
        SessionSettings session = session(Map.of());

        assertThat(session.store()).isNull();
        assertThat(session.cookieKeys()).isEmpty();
        assertThat(session.cookieLifetime()).isEqualTo(Duration.ofHours(12));
        assertThat(session.cookieChunks()).isEqualTo(2);
        assertThat(session.headerLimit()).isNull();
        assertThat(session.externalBaseUri()).isNull();
    }

    @Test
    void allCanBeSaid() {
        SessionSettings session = session(Map.of(
                "remora.session-store", " Cookie",
                "remora.cookie-key", TEXT,
                "remora.cookie-lifetime", "PT1H",
                "remora.cookie-chunks", "4",
                "remora.header-limit", "65536",
                "remora.external-base-uri", "https://shop.example/app"));

        assertThat(session.store()).isEqualTo(Store.COOKIE);
        assertThat(session.cookieKeys()).containsExactly(KEY);
        assertThat(session.cookieLifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(session.cookieChunks()).isEqualTo(4);
        assertThat(session.headerLimit()).isEqualTo(65_536);
        assertThat(session.externalBaseUri()).isEqualTo(URI.create("https://shop.example/app/"));
        assertThat(session.toString()).isEqualTo("SessionSettings[COOKIE, 1 keys]");
    }

    @Test
    @Tag("S-04")
    void oldKeysComeAfterTheNewOneAndAnyBase64Does() {
        String url = Base64.getUrlEncoder().withoutPadding().encodeToString(KEY);
        SessionSettings session =
                session(Map.of("remora.cookie-key", TEXT, "remora.cookie-old-keys", " " + url + " ," + TEXT + "\n"));

        assertThat(session.cookieKeys()).containsExactly(KEY, KEY, KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cookie-key | canary! | is not base64",
                "cookie-key | Y2FuYXJ5 | is 6 bytes in base64, and has to be 32 random ones",
                "cookie-lifetime | P2D | is not between nothing and a day",
                "cookie-lifetime | 0 | is zero",
                "cookie-chunks | 5 | is more than 4",
                "cookie-chunks | 0 | is no number between 1 and 2147483647",
                "header-limit | 8 KB | is no number of bytes between 1 and 2147483647",
                "session-store | canary | is none of cookie, http, store",
                "cookie-key | ${missing} | refers to ${missing}, which has no value",
            })
    @Tag("S-03")
    void aBadValueIsToldWithoutShowingIt(String key, String value, String why) {
        assertThatThrownBy(() -> session(Map.of("remora." + key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-00002: remora." + key + " " + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | ", ", | is 0 bytes in base64, and has to be 32 random ones"})
    void aListOfOldKeysHasNoHoles(String value, String why) {
        Map<String, String> properties = Map.of("remora.cookie-key", TEXT, "remora.cookie-old-keys", value);

        if (why == null) {
            assertThat(session(properties).cookieKeys()).hasSize(1);
        } else {
            assertThatThrownBy(() -> session(properties)).hasMessage("REMORA-00002: remora.cookie-old-keys " + why);
        }
    }

    @Test
    void oldKeysAloneAreNotWhatWasMeant() {
        assertThatThrownBy(() -> session(Map.of("remora.cookie-old-keys", TEXT)))
                .hasMessage("REMORA-00002: remora.cookie-old-keys is set, but remora.cookie-key is not");
    }

    @Test
    @Tag("S-03")
    void validationAtDeploymentTellsIt() {
        assertThat(settings(Map.of("remora.cookie-key", "canary!")).validate(List.of()))
                .extracting(SettingsException::getMessage)
                .containsExactly("REMORA-00002: remora.cookie-key is not base64");
    }
}
