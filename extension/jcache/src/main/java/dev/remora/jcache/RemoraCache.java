package dev.remora.jcache;

import java.net.URI;
import java.util.Optional;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/** Finds the cache by the names in the settings, or makes it. */
final class RemoraCache {

    private RemoraCache() {}

    /** @throws dev.remora.SettingsException if there is no provider, or not one */
    static CacheManager manager(@Nullable String providerClass, @Nullable String uri) {
        ClassLoader loader = Optional.ofNullable(Thread.currentThread().getContextClassLoader())
                .orElseGet(RemoraCache.class::getClassLoader);
        CachingProvider provider = provider(providerClass, loader);
        try {
            // Hazelcast names caches by the class loader too, and that of an application may have another name on each
            // node
            return provider.getCacheManager(
                    uri == null ? provider.getDefaultURI() : URI.create(uri), provider.getDefaultClassLoader());
        } catch (CacheException | IllegalArgumentException e) {
            throw JCacheMessages.managerUnusable(String.valueOf(uri), e);
        }
    }

    private static CachingProvider provider(@Nullable String providerClass, ClassLoader loader) {
        try {
            return providerClass == null
                    ? Caching.getCachingProvider(loader)
                    : Caching.getCachingProvider(providerClass, loader);
        } catch (CacheException e) {
            throw JCacheMessages.noProvider(e);
        }
    }

    /** @throws dev.remora.SettingsException if there is one of another kind */
    static Cache<String, String> of(CacheManager manager, String name) {
        try {
            Cache<String, String> defined = manager.getCache(name, String.class, String.class);
            return defined == null ? made(manager, name) : defined;
        } catch (CacheException | IllegalArgumentException | ClassCastException e) {
            throw JCacheMessages.cacheUnusable(name, e);
        }
    }

    private static Cache<String, String> made(CacheManager manager, String name) {
        try {
            return manager.createCache(
                    name, new MutableConfiguration<String, String>().setTypes(String.class, String.class));
        } catch (CacheException e) {
            Cache<String, String> ofAnotherNode = manager.getCache(name, String.class, String.class);
            if (ofAnotherNode == null) {
                throw e;
            }
            return ofAnotherNode;
        }
    }
}
