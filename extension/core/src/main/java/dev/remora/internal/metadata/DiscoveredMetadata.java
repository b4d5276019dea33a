package dev.remora.internal.metadata;

import dev.remora.internal.settings.ProviderMetadata;
import java.util.Optional;

/** Knows what the provider's document says, and settings before it. */
final class DiscoveredMetadata implements MetadataSource {

    private final ProviderMetadata configured;
    private final CachedDocument<ProviderMetadata> document;

    DiscoveredMetadata(String remoteApp, ProviderMetadata configured, RefreshSchedule schedule, MetadataSearch search) {
        this.configured = configured;
        this.document = new CachedDocument<>(remoteApp, "metadata", schedule, () -> {
            Fetched<ProviderMetadata> fetched = search.search();
            return new Fetched<>(combined(fetched.value()), fetched.lifetime());
        });
    }

    // its issuer was found to be the configured one, or that of many tenants which the settings name
    private ProviderMetadata combined(ProviderMetadata found) {
        return configured.withIssuer(found.issuer()).or(found);
    }

    @Override
    public ProviderMetadata get() {
        return document.get();
    }

    @Override
    public Optional<ProviderMetadata> known() {
        return Optional.ofNullable(document.copy());
    }

    @Override
    public ProviderMetadata configured() {
        return configured;
    }
}
