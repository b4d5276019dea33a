package dev.remora.infinispan;

import dev.remora.ErrorCode;
import dev.remora.SettingsException;
import dev.remora.StoreException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences of this module: REMORA-01121 to REMORA-01139. None has the text of Infinispan, which may quote keys. */
final class InfinispanMessages {

    private InfinispanMessages() {}

    static SettingsException noContainer() {
        return invalid(
                "REMORA-01121: remora-infinispan has no cache container: set remora.infinispan-container to the JNDI name of one,"
                        + " or remora.infinispan-file to a configuration, or have a bean of type"
                        + " org.infinispan.manager.EmbeddedCacheManager",
                null,
                "infinispan-container",
                "infinispan-file");
    }

    static SettingsException notFound(String name, Exception cause) {
        return invalid(
                "REMORA-01122: remora.infinispan-container: there is no cache container at '" + name + "' in JNDI",
                cause,
                "infinispan-container");
    }

    static SettingsException fileUnusable(String file, Exception cause) {
        return invalid(
                "REMORA-01123: remora.infinispan-file: no cache container can be started from '" + file
                        + "': there is no such file or resource, or it is no configuration of this release of Infinispan",
                cause,
                "infinispan-file");
    }

    static SettingsException cacheUnusable(String cache, String why) {
        return invalid(
                "REMORA-01124: remora.infinispan-cache: the cache '" + cache + "' cannot keep tokens, because " + why
                        + ": have it synchronous, distributed or replicated, without limit of size and without transactions, or let"
                        + " Remora make it",
                null,
                "infinispan-cache");
    }

    static StoreException unavailable(Exception cause) {
        return new StoreException(
                null,
                "REMORA-01125: the cluster of Infinispan does not answer ("
                        + cause.getClass().getSimpleName()
                        + "): see that its members reach each other, and that most of them run",
                null);
    }

    private static SettingsException invalid(String message, @Nullable Throwable cause, String... keys) {
        return new SettingsException(ErrorCode.CONFIG_INVALID, null, message, List.of(keys), cause);
    }
}
