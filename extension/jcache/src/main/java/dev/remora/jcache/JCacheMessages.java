package dev.remora.jcache;

import dev.remora.ErrorCode;
import dev.remora.SettingsException;
import dev.remora.StoreException;
import java.util.List;

/** The sentences of this module: REMORA-01101 to REMORA-01119. None has the text of a provider, which may quote keys. */
final class JCacheMessages {

    private JCacheMessages() {}

    static SettingsException noProvider(Exception cause) {
        return invalid(
                "REMORA-01101: remora-jcache has no caching provider: have one on the class path, such as Hazelcast, name it by"
                        + " remora.jcache-provider where there are several, or have a bean of type javax.cache.CacheManager",
                cause,
                "jcache-provider");
    }

    static SettingsException managerUnusable(String uri, Exception cause) {
        return invalid(
                "REMORA-01102: remora.jcache-uri: the caching provider makes no cache manager from '" + uri + "'",
                cause,
                "jcache-uri");
    }

    static SettingsException cacheUnusable(String cache, Exception cause) {
        return invalid(
                "REMORA-01103: remora.jcache-cache: the cache '" + cache
                        + "' cannot be made, or has other keys and values than java.lang.String",
                cause,
                "jcache-cache");
    }

    static StoreException unavailable(Exception cause) {
        return new StoreException(
                null,
                "REMORA-01104: the cache of remora-jcache does not answer ("
                        + cause.getClass().getSimpleName() + "): see that its cluster runs",
                null);
    }

    static String notSwept(String why) {
        return "REMORA-01105: entries that have expired were not removed, which is tried again in some minutes: " + why;
    }

    private static SettingsException invalid(String message, Exception cause, String... keys) {
        return new SettingsException(ErrorCode.CONFIG_INVALID, null, message, List.of(keys), cause);
    }
}
