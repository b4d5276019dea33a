package dev.remora.jcache;

import dev.remora.spi.Settings;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntriesStoreProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.jspecify.annotations.Nullable;

/** The bean by which Remora finds this module; it looks for the cache on first use. */
@ApplicationScoped
class JCacheStoreProvider extends SharedEntriesStoreProvider {

    @Inject
    Settings settings;

    @Inject
    Instance<CacheManager> managers;

    private @Nullable ExecutorService executor;
    private @Nullable CacheManager own;

    @Override
    public String name() {
        return "jcache";
    }

    @Override
    protected Duration sessionLifetime() {
        return settings.global(JCacheSettings.SESSION_LIFETIME).orElseThrow();
    }

    @Override
    protected SharedEntries open() {
        Cache<String, String> cache =
                RemoraCache.of(manager(), settings.global(JCacheSettings.CACHE).orElseThrow());
        // its one thread ends by itself between sweeps
        ExecutorService sweeping =
                new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), run -> {
                    Thread thread = new Thread(run, "remora-jcache-sweep");
                    thread.setDaemon(true);
                    return thread;
                });
        executor = sweeping;
        // lives end by the clocks of nodes, not by one that an application sets
        InstantSource clock = InstantSource.system();
        return new JCacheEntries(cache, clock, new Sweeper(cache, clock, sweeping));
    }

    private CacheManager manager() {
        String provider = settings.global(JCacheSettings.PROVIDER).orElse(null);
        String uri = settings.global(JCacheSettings.URI).orElse(null);
        if (provider == null && uri == null && managers.isResolvable()) {
            return managers.get();
        }
        CacheManager made = RemoraCache.manager(provider, uri);
        own = made;
        return made;
    }

    @Override
    protected void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
        if (own != null) {
            own.close();
        }
    }
}
