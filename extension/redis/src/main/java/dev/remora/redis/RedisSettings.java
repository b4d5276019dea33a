package dev.remora.redis;

import dev.remora.spi.SettingDefinition;
import dev.remora.spi.SettingDefinitions;
import java.time.Duration;
import java.util.List;

/**
 * The settings of this module, all of them for all remote applications. Found as a service.
 *
 * @since 1.0
 */
public final class RedisSettings implements SettingDefinitions {

    static final SettingDefinition<String> URL = SettingDefinition.secret("redis-url")
            .global()
            .withDescription(
                    "address of Redis, such as `redis://cache:6379/0`, with TLS `rediss://cache:6380`, by Sentinel"
                            + " `redis-sentinel://one,two,three/0#main`; it may hold user and password");
    static final SettingDefinition<String> USER = SettingDefinition.text("redis-user")
            .global()
            .withDescription("user, where Redis has users beside its default one");
    static final SettingDefinition<String> PASSWORD =
            SettingDefinition.secret("redis-password").global().withDescription("password, if not in the address");
    static final SettingDefinition<Duration> TIMEOUT = SettingDefinition.duration("redis-timeout")
            .global()
            .withDefault("PT2S")
            .withDescription("how long connecting and each command may take");
    static final SettingDefinition<String> PREFIX = SettingDefinition.text("redis-prefix")
            .global()
            .withDefault("remora:")
            .withDescription("begin of all keys, for several applications on one Redis");
    static final SettingDefinition<Duration> SESSION_LIFETIME = SettingDefinition.duration("redis-session-lifetime")
            .global()
            .withDefault("P30D")
            .withDescription("how long a token of a browser session is kept after it was granted or renewed last");

    /** Made by the service loader. */
    public RedisSettings() {}

    @Override
    public List<SettingDefinition<?>> definitions() {
        return List.of(URL, USER, PASSWORD, TIMEOUT, PREFIX, SESSION_LIFETIME);
    }
}
