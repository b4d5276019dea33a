package dev.remora.infinispan;

import dev.remora.spi.SettingDefinition;
import dev.remora.spi.SettingDefinitions;
import java.time.Duration;
import java.util.List;

/**
 * The settings of this module, all of them for all remote applications. Found as a service.
 *
 * @since 1.0
 */
public final class InfinispanSettings implements SettingDefinitions {

    static final SettingDefinition<String> CONTAINER = SettingDefinition.text("infinispan-container")
            .global()
            .withDescription(
                    "JNDI name of the cache container of the server, such as `java:jboss/infinispan/container/shop`");
    static final SettingDefinition<String> FILE = SettingDefinition.text("infinispan-file")
            .global()
            .withDescription(
                    "Infinispan's own configuration, a file or a resource of the application, for a cache container of"
                            + " Remora's own");
    static final SettingDefinition<String> CACHE = SettingDefinition.text("infinispan-cache")
            .global()
            .withDefault("remora")
            .withDescription(
                    "name of the cache; where the container does not define it, it is made: distributed, two copies of"
                            + " each entry");
    static final SettingDefinition<Duration> SESSION_LIFETIME = SettingDefinition.duration(
                    "infinispan-session-lifetime")
            .global()
            .withDefault("P30D")
            .withDescription("how long a token of a browser session is kept after it was granted or renewed last");

    /** Made by the service loader. */
    public InfinispanSettings() {}

    @Override
    public List<SettingDefinition<?>> definitions() {
        return List.of(CONTAINER, FILE, CACHE, SESSION_LIFETIME);
    }
}
