package dev.remora.jcache;

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
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.jspecify.annotations.Nullable;

/** The bean by which Remora finds this module; it looks for the cache on first use. */
@ApplicationScoped
class JCacheStoreProvider implements StoreProvider {

    @Inject
    Settings settings;

    @Inject
    Instance<CacheManager> managers;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Opened opened;

    private record Opened(
            SharedEntries entries,
            ExecutorService executor,
            @Nullable CacheManager own) {}

    @Override
    public String name() {
        return "jcache";
    }

    @Override
    public TokenStore tokens(StoreContext context) {
        return context.tokens(
                entries(), settings.global(JCacheSettings.SESSION_LIFETIME).orElseThrow());
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
                there.executor().shutdownNow();
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
        String provider = settings.global(JCacheSettings.PROVIDER).orElse(null);
        String uri = settings.global(JCacheSettings.URI).orElse(null);
        boolean ofBean = provider == null && uri == null && managers.isResolvable();
        CacheManager manager = ofBean ? managers.get() : RemoraCache.manager(provider, uri);
        Cache<String, String> cache =
                RemoraCache.of(manager, settings.global(JCacheSettings.CACHE).orElseThrow());
        // its one thread ends by itself between sweeps
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), run -> {
                    Thread thread = new Thread(run, "remora-jcache-sweep");
                    thread.setDaemon(true);
                    return thread;
                });
        // lives end by the clocks of nodes, not by one that an application sets
        InstantSource clock = InstantSource.system();
        SharedEntries entries = new JCacheEntries(cache, clock, new Sweeper(cache, clock, executor));
        return new Opened(entries, executor, ofBean ? null : manager);
    }
}
