package dev.remora.infinispan;

import dev.remora.LinkedAccounts;
import dev.remora.TokenStore;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.Settings;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.StoreContext;
import dev.remora.spi.StoreProvider;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.infinispan.commons.CacheException;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.jspecify.annotations.Nullable;

/** The bean by which Remora finds this module; it looks for the cache container on first use. */
@ApplicationScoped
class InfinispanStoreProvider implements StoreProvider {

    @Inject
    Settings settings;

    @Inject
    Instance<EmbeddedCacheManager> containers;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SharedEntries opened;
    private @Nullable EmbeddedCacheManager own;

    @Override
    public String name() {
        return "infinispan";
    }

    @Override
    public TokenStore tokens(StoreContext context) {
        return context.tokens(
                entries(), settings.global(InfinispanSettings.SESSION_LIFETIME).orElseThrow());
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
            if (own != null) {
                own.stop();
            }
        } finally {
            lock.unlock();
        }
    }

    private SharedEntries entries() {
        lock.lock();
        try {
            SharedEntries there = opened;
            if (there == null) {
                String cache = settings.global(InfinispanSettings.CACHE).orElseThrow();
                there = new InfinispanEntries(RemoraCache.of(container(), cache));
                opened = there;
            }
            return there;
        } finally {
            lock.unlock();
        }
    }

    private EmbeddedCacheManager container() {
        String name = settings.global(InfinispanSettings.CONTAINER).orElse(null);
        if (name != null) {
            return named(name);
        }
        if (own != null) {
            return own;
        }
        String file = settings.global(InfinispanSettings.FILE).orElse(null);
        if (file != null) {
            own = started(file);
            return own;
        }
        if (!containers.isResolvable()) {
            throw InfinispanMessages.noContainer();
        }
        return containers.get();
    }

    private static EmbeddedCacheManager started(String file) {
        try {
            return new DefaultCacheManager(file);
        } catch (IOException | CacheException e) {
            throw InfinispanMessages.fileUnusable(file, e);
        }
    }

    @SuppressWarnings("BanJNDI") // the name is one of the settings
    private static EmbeddedCacheManager named(String name) {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException | ClassCastException e) {
            throw InfinispanMessages.notFound(name, e);
        }
    }
}
