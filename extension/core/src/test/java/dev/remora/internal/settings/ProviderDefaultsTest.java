package dev.remora.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.wire.ErrorPaths;
import dev.remora.internal.wire.ProviderDefaults;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is known of no provider alone stands in one file, and holds without a preset. */
class ProviderDefaultsTest {

    /** Read for what is no setting. */
    private static final Set<String> NO_SETTINGS = Set.of("request-errors");

    @Test
    void theFileHasTheDefaultsOfSettings() throws IOException {
        Properties file = new Properties();
        try (InputStream in = getClass().getResourceAsStream("/META-INF/remora/defaults.properties")) {
            file.load(in);
        }
        Set<String> settings = new TreeSet<>(file.stringPropertyNames());
        settings.removeAll(NO_SETTINGS);

        assertThat(settings)
                .containsExactly("error-description-path", "error-path", "nonce-errors", "timestamp-errors")
                .allSatisfy(key -> assertThat(SettingKey.of(key).orElseThrow().defaultValue())
                        .contains(file.getProperty(key)));
        NO_SETTINGS.forEach(key -> assertThat(ProviderDefaults.text(key)).isEqualTo(file.getProperty(key)));
    }

    @Test
    void aRemoteAppWithoutAPresetIsReadByThem() {
        assertThat(ResponseFormat.RFC.errors()).isEqualTo(ErrorPaths.USUAL);
        assertThat(ErrorPaths.USUAL.codes())
                .containsExactly(
                        "/error/type", "/error/code", "/error", "/errors/0/errorType", "/errors/0/code", "/errcode");
        assertThat(ErrorPaths.USUAL.descriptions())
                .containsExactly("/error/message", "/error_description", "/errors/0/message", "/message", "/errmsg");
        assertThat(ResponseFormat.RFC.nonceErrors())
                .containsExactlyInAnyOrder("nonce_used", "nonce_refused", "nonce_rejected");
        assertThat(ResponseFormat.RFC.timestampErrors())
                .containsExactlyInAnyOrder("timestamp_refused", "timestamp_rejected");
    }
}
