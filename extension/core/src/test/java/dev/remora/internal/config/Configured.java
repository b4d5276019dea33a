package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.RemoteAppDefinition;
import dev.remora.SettingsException;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.spi.SettingsSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings of tests: properties, definitions and sources, and what comes out. */
final class Configured {

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, RemoteAppDefinition> definitions = new LinkedHashMap<>();
    private final List<SettingsSource> sources = new ArrayList<>();
    private final List<ConfigSource> configSources = new ArrayList<>();

    static Configured nothing() {
        return new Configured();
    }

    /** The least that OAuth 2 needs. */
    static Configured oauth2(String name) {
        return nothing().with("remora." + name + ".client-id", "key");
    }

    /** The least that OAuth 1.0a needs. */
    static Configured oauth1(String name) {
        return oauth2(name)
                .with("remora." + name + ".client-secret", "secret")
                .with("remora." + name + ".request-token-url", "https://a.example/request_token");
    }

    Configured with(String property, String value) {
        properties.put(property, value);
        return this;
    }

    /** The definitions on a class. */
    Configured definedOn(Class<?> type) {
        for (RemoteAppDefinition definition : type.getAnnotationsByType(RemoteAppDefinition.class)) {
            definitions.put(definition.name(), definition);
        }
        return this;
    }

    Configured source(SettingsSource source) {
        sources.add(source);
        return this;
    }

    Configured configSource(ConfigSource source) {
        configSources.add(source);
        return this;
    }

    Config config() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withSources(configSources)
                .build();
    }

    ConfiguredSettings build() {
        return new ConfiguredSettings(config(), definitions, sources);
    }

    ConfiguredSettings build(ClassLoader loader) {
        return new ConfiguredSettings(config(), definitions, sources, loader);
    }

    RemoteAppSettings read(String name) {
        return build().settings(name);
    }

    OAuth1Settings readOAuth1(String name) {
        return (OAuth1Settings) read(name).protocol();
    }

    OAuth2Settings readOAuth2(String name) {
        return (OAuth2Settings) read(name).protocol();
    }

    SettingsException refused(String name) {
        return catchThrowableOfType(SettingsException.class, () -> read(name));
    }
}
