package dev.remora.internal.metadata;

import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.oidc.ProviderMetadataReader;
import dev.remora.internal.oidc.SignatureCheck;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.wire.Secret;
import dev.remora.spi.ProtocolCall;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The documents of all providers of an application, and the one thread that fetches them again in the background. It ends when
 * there is nothing to fetch, and with the application.
 */
public final class ProviderDocuments implements AutoCloseable {

    private final ExecutorService background = daemonThread();
    private final RefreshSchedule schedule;

    public ProviderDocuments() {
        this(System::nanoTime, () -> ThreadLocalRandom.current().nextDouble());
    }

    ProviderDocuments(LongSupplier nanoTime, DoubleSupplier random) {
        schedule = new RefreshSchedule(nanoTime, background, random);
    }

    /**
     * Finds a provider's metadata by its issuer or metadata-url; fetches nothing yet.
     *
     * @param openIdFirst whether the scope says OpenID Connect, so that OpenID Connect's place is tried first
     * @param configured the URLs of settings, which win
     */
    public MetadataSource metadata(
            RemoteAppSettings settings,
            OpenIdSettings openId,
            boolean openIdFirst,
            ProviderMetadata configured,
            ProtocolExchange exchange) {
        MetadataSearch search = new MetadataSearch(
                settings,
                places(openId, openIdFirst),
                new DocumentCall(settings, exchange, ProtocolCall.METADATA),
                new ProviderMetadataReader(settings, openId),
                schedule.nanoTime());
        return new DiscoveredMetadata(settings.name(), configured, schedule, search);
    }

    /** Finds a provider's keys where its metadata says; fetches nothing yet. */
    public KeySource keys(RemoteAppSettings settings, MetadataSource metadata, ProtocolExchange exchange) {
        return new DiscoveredKeys(
                settings, metadata, new DocumentCall(settings, exchange, ProtocolCall.KEYS), schedule);
    }

    /**
     * Verifies tokens of the provider, with the keys that are found where its metadata says; fetches nothing yet.
     *
     * @throws dev.remora.SettingsException if id-token-key cannot be used
     */
    public SignatureCheck signatures(
            RemoteAppSettings settings,
            OpenIdSettings openId,
            @Nullable Secret clientSecret,
            MetadataSource metadata,
            ProtocolExchange exchange) {
        return new ProviderSignatures(settings.name(), openId, clientSecret, keys(settings, metadata, exchange));
    }

    static List<URI> places(OpenIdSettings openId, boolean openIdFirst) {
        URI configured = openId.metadataUrl();
        if (configured != null) {
            return List.of(configured);
        }
        String issuer = openId.issuer();
        if (issuer == null) {
            throw new IllegalArgumentException("neither issuer nor metadata-url");
        }
        return WellKnownUris.of(issuer, openIdFirst);
    }

    /** Gives up what is under way, and lets the thread end. */
    @Override
    public void close() {
        background.shutdownNow();
    }

    // the thread belongs to nobody: neither thread locals nor the class loader of whoever needed it first
    private static ExecutorService daemonThread() {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(null, task, "remora-metadata", 0, false);
                    thread.setDaemon(true);
                    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
