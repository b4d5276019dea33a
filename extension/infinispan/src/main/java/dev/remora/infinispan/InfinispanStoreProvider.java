package dev.remora.infinispan;

import dev.remora.spi.Settings;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntriesStoreProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.infinispan.commons.CacheException;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.jspecify.annotations.Nullable;

/** The bean by which Remora finds this module; it looks for the cache container on first use. */
@ApplicationScoped
class InfinispanStoreProvider extends SharedEntriesStoreProvider {

    @Inject
    Settings settings;

    @Inject
    Instance<EmbeddedCacheManager> containers;

    private @Nullable EmbeddedCacheManager own;

    @Override
    public String name() {
        return "infinispan";
    }

    @Override
    protected Duration sessionLifetime() {
        return settings.global(InfinispanSettings.SESSION_LIFETIME).orElseThrow();
    }

    @Override
    protected SharedEntries open() {
        String cache = settings.global(InfinispanSettings.CACHE).orElseThrow();
        return new InfinispanEntries(RemoraCache.of(container(), cache));
    }

    @Override
    protected void close() {
        if (own != null) {
            own.stop();
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
