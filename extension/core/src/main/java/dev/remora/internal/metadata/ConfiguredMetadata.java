package dev.remora.internal.metadata;

import dev.remora.internal.settings.ProviderMetadata;

/** Knows what settings say, of a provider without a document or without an issuer that is set. */
record ConfiguredMetadata(ProviderMetadata configured) implements MetadataSource {

    @Override
    public ProviderMetadata get() {
        return configured;
    }
}
