package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.internal.settings.StoreSettings;
import dev.remora.internal.settings.StoreSettings.Encryption;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S-04")
class StoreSettingsTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static StoreSettings store(Map<String, String> properties) {
        return new ConfiguredSettings(
                        new SmallRyeConfigBuilder()
                                .withSources(new PropertiesConfigSource(properties, "test", 100))
                                .addDefaultInterceptors()
                                .build(),
                        Map.of(),
                        List.of())
                .store();
    }

    @Test
    void nothingNeedsToBeSaid() {
        StoreSettings store = store(Map.of());

        assertThat(store.name()).isNull();
        assertThat(store.keys()).isEmpty();
        assertThat(store.encryption()).isEqualTo(Encryption.AES);
    }

    @Test
    void allCanBeSaid() {
        StoreSettings store = store(Map.of(
                "remora.token-store",
                " jdbc ",
                "remora.store-key",
                KEY,
                "remora.store-old-keys",
                KEY + "," + KEY,
                "remora.store-encryption",
                "none"));

        assertThat(store.name()).isEqualTo("jdbc");
        assertThat(store.keys()).hasSize(3);
        assertThat(store.encryption()).isEqualTo(Encryption.NONE);
        assertThat(store).hasToString("StoreSettings[jdbc, 3 keys, NONE]");
    }

    @Test
    void oldKeysNeedANewOne() {
        assertThatThrownBy(() -> store(Map.of("remora.store-old-keys", KEY)))
                .hasMessageContaining("remora.store-old-keys is set, but remora.store-key is not");
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> store(Map.of("remora.store-key", "c2hvcnQ=")))
                .hasMessageContaining("remora.store-key is 5 bytes in base64, and has to be 32 random ones");
    }
}
