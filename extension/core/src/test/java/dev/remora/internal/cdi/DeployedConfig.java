package dev.remora.internal.cdi;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** The configuration of the deployments of one test; it keeps count of what is read. */
final class DeployedConfig implements ConfigSource, AutoCloseable {

    private final Map<String, String> properties;
    private final Queue<String> reads = new ConcurrentLinkedQueue<>();
    private final Config config;

    private DeployedConfig(Map<String, String> properties) {
        this.properties = Map.copyOf(properties);
        this.config = new SmallRyeConfigBuilder().withSources(this).build();
    }

    static DeployedConfig of(Map<String, String> properties) {
        DeployedConfig deployed = new DeployedConfig(properties);
        deployed.register(Thread.currentThread().getContextClassLoader());
        return deployed;
    }

    Config config() {
        return config;
    }

    static DeployedConfig of(String key, String value) {
        return of(Map.of(key, value));
    }

    /** For this class loader instead of what may be there. */
    void register(ClassLoader loader) {
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        resolver.releaseConfig(resolver.getConfig(loader));
        resolver.registerConfig(config, loader);
    }

    /** The properties of Remora whose values were asked for. */
    List<String> reads() {
        return reads.stream().distinct().sorted().toList();
    }

    @Override
    public @Nullable String getValue(String name) {
        if (name.startsWith("remora")) {
            reads.add(name);
        }
        return properties.get(name);
    }

    @Override
    public Set<String> getPropertyNames() {
        return properties.keySet();
    }

    @Override
    public String getName() {
        return "deployed";
    }

    @Override
    public void close() {
        ConfigProviderResolver.instance().releaseConfig(config);
    }
}
