package dev.remora.jcache;

import dev.remora.spi.SettingDefinition;
import dev.remora.spi.SettingDefinitions;
import java.time.Duration;
import java.util.List;

/**
 * The settings of this module, all of them for all remote applications. Found as a service.
 *
 * @since 1.0
 */
public final class JCacheSettings implements SettingDefinitions {

    static final SettingDefinition<String> PROVIDER = SettingDefinition.text("jcache-provider")
            .global()
            .withDescription("class of the caching provider, where there are several on the class path");
    static final SettingDefinition<String> URI = SettingDefinition.text("jcache-uri")
            .global()
            .withDescription(
                    "configuration of the cache manager, as its provider understands it; by default the provider's own");
    static final SettingDefinition<String> CACHE = SettingDefinition.text("jcache-cache")
            .global()
            .withDefault("remora")
            .withDescription(
                    "name of the cache, of `String` keys and values; it is made where the configuration does not");
    static final SettingDefinition<Duration> SESSION_LIFETIME = SettingDefinition.duration("jcache-session-lifetime")
            .global()
            .withDefault("P30D")
            .withDescription("how long a token of a browser session is kept after it was granted or renewed last");

    /** Made by the service loader. */
    public JCacheSettings() {}

    @Override
    public List<SettingDefinition<?>> definitions() {
        return List.of(PROVIDER, URI, CACHE, SESSION_LIFETIME);
    }
}
