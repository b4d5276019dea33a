package dev.remora.redis;

import dev.remora.LinkedAccounts;
import dev.remora.TokenStore;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.Settings;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.StoreContext;
import dev.remora.spi.StoreProvider;
import io.lettuce.core.RedisClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The bean by which Remora finds this module; it looks for Redis on first use. */
@ApplicationScoped
class RedisStoreProvider implements StoreProvider {

    @Inject
    Settings settings;

    @Inject
    Instance<RedisClient> clients;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Opened opened;

    private record Opened(
            SharedEntries entries,
            RedisConnection connection,
            @Nullable OwnClient own) {}

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public TokenStore tokens(StoreContext context) {
        return context.tokens(
                entries(), settings.global(RedisSettings.SESSION_LIFETIME).orElseThrow());
    }

    @Override
    public PendingAuthorizations pendingAuthorizations(StoreContext context) {
        return context.pendingAuthorizations(entries());
    }

    @Override
    public LogoutRegistry logouts(StoreContext context) {
        return context.logouts(entries());
    }

    @Override
    public Optional<LinkedAccounts> linkedAccounts(StoreContext context) {
        return Optional.of(context.linkedAccounts(entries()));
    }

    @PreDestroy
    void close() {
        lock.lock();
        try {
            Opened there = opened;
            if (there != null) {
                there.connection().close();
                if (there.own() != null) {
                    there.own().close();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private SharedEntries entries() {
        lock.lock();
        try {
            Opened there = opened;
            if (there == null) {
                there = open();
                opened = there;
            }
            return there.entries();
        } finally {
            lock.unlock();
        }
    }

    private Opened open() {
        Duration timeout = settings.global(RedisSettings.TIMEOUT).orElseThrow();
        String url = settings.global(RedisSettings.URL).orElse(null);
        if (url == null && !clients.isResolvable()) {
            throw RedisMessages.noAddress();
        }
        OwnClient own = url == null
                ? null
                : OwnClient.of(
                        url,
                        settings.global(RedisSettings.USER).orElse(null),
                        settings.global(RedisSettings.PASSWORD).orElse(null),
                        timeout);
        RedisConnection connection = new RedisConnection(own == null ? clients.get() : own.client(), timeout);
        String prefix = settings.global(RedisSettings.PREFIX).orElseThrow();
        return new Opened(new RedisEntries(connection, prefix), connection, own);
    }
}
