package dev.remora.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.settings.ProviderMetadata;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ConfiguredMetadataTest {

    private static final URI AUTHORIZE = URI.create("https://a.example/authorize");
    private static final URI TOKEN = URI.create("https://a.example/token");

    private final MetadataSource source = MetadataSource.configured(ProviderMetadata.of(AUTHORIZE, TOKEN));

    @Test
    void hasWhatTheSettingsSay() {
        assertThat(source.get())
                .isEqualTo(ProviderMetadata.of(AUTHORIZE, TOKEN))
                .isEqualTo(source.configured());
        assertThat(source.endpoint(ProviderMetadata::authorizationEndpoint)).contains(AUTHORIZE);
        assertThat(source.endpoint(ProviderMetadata::tokenEndpoint)).contains(TOKEN);
    }

    @Test
    void hasNothingElse() {
        assertThat(source.endpoint(ProviderMetadata::jwksUri)).isEmpty();
    }
}
