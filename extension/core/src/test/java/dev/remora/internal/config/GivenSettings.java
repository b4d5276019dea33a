package dev.remora.internal.config;

import dev.remora.internal.settings.RemoteAppSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;

/** Settings of a map; a class of its own, so that tests that use it are found where MicroProfile Config is not. */
public final class GivenSettings {

    private GivenSettings() {}

    public static RemoteAppSettings of(String remoteApp, Map<String, String> values) {
        return new ConfiguredSettings(
                        new SmallRyeConfigBuilder()
                                .withSources(new PropertiesConfigSource(values, "test", 100))
                                .build(),
                        Map.of(),
                        List.of())
                .settings(remoteApp);
    }
}
