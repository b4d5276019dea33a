package dev.remora.redis;

import dev.remora.spi.Settings;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntriesStoreProvider;
import io.lettuce.core.RedisClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The bean by which Remora finds this module; it looks for Redis on first use. */
@ApplicationScoped
class RedisStoreProvider extends SharedEntriesStoreProvider {

    @Inject
    Settings settings;

    @Inject
    Instance<RedisClient> clients;

    private @Nullable RedisConnection connection;
    private @Nullable OwnClient own;

    @Override
    public String name() {
        return "redis";
    }

    @Override
    protected Duration sessionLifetime() {
        return settings.global(RedisSettings.SESSION_LIFETIME).orElseThrow();
    }

    @Override
    protected SharedEntries open() {
        Duration timeout = settings.global(RedisSettings.TIMEOUT).orElseThrow();
        RedisConnection made = new RedisConnection(client(timeout), timeout);
        connection = made;
        return new RedisEntries(made, settings.global(RedisSettings.PREFIX).orElseThrow());
    }

    private RedisClient client(Duration timeout) {
        String url = settings.global(RedisSettings.URL).orElse(null);
        if (url == null) {
            if (!clients.isResolvable()) {
                throw RedisMessages.noAddress();
            }
            return clients.get();
        }
        OwnClient made = OwnClient.of(
                url,
                settings.global(RedisSettings.USER).orElse(null),
                settings.global(RedisSettings.PASSWORD).orElse(null),
                timeout);
        own = made;
        return made.client();
    }

    @Override
    protected void close() {
        if (connection != null) {
            connection.close();
        }
        if (own != null) {
            own.close();
        }
    }
}
