package dev.remora.it.matrix;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** MicroProfile Config as it is, and settings of one test beside it. */
final class Configured implements ConfigSource, AutoCloseable {

    private final ConfigProviderResolver resolver = ConfigProviderResolver.instance();
    private final Map<String, String> settings;
    private final Config config;

    Configured(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
        this.config =
                resolver.getBuilder().addDefaultSources().withSources(this).build();
        resolver.releaseConfig(resolver.getConfig());
        resolver.registerConfig(config, Thread.currentThread().getContextClassLoader());
    }

    @Override
    public Set<String> getPropertyNames() {
        return settings.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return settings.get(name);
    }

    @Override
    public String getName() {
        return "of a test";
    }

    @Override
    public void close() {
        resolver.releaseConfig(config);
    }
}
