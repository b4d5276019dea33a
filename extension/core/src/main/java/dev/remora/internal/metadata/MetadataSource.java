package dev.remora.internal.metadata;

import dev.remora.internal.settings.ProviderMetadata;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows the endpoints and abilities of one provider. URLs of settings go before those of the provider's document. */
public interface MetadataSource {

    /** Returns what the settings say; there is no document. */
    static MetadataSource configured(ProviderMetadata metadata) {
        return () -> metadata;
    }

    /**
     * Returns all that is known about the provider; its document is fetched if there is one and no copy of it.
     *
     * @throws dev.remora.TransportException if the provider cannot be reached, or has failed just now
     * @throws dev.remora.ResponseInvalidException if there is no such document, or it cannot be trusted
     */
    default ProviderMetadata get() {
        return configured();
    }

    /** Returns what the settings alone say, so that nothing is fetched for what they have. */
    ProviderMetadata configured();

    /** Returns what is known without asking the provider; empty if its document has not been fetched yet. */
    default Optional<ProviderMetadata> known() {
        return Optional.of(configured());
    }

    /**
     * Finds one endpoint. The provider is not asked for one that is configured.
     *
     * @return empty if neither the settings nor the document have it
     */
    default Optional<URI> endpoint(Endpoint endpoint) {
        URI uri = endpoint.of(configured());
        return Optional.ofNullable(uri == null ? endpoint.of(get()) : uri);
    }

    /** Takes one endpoint out of the metadata, such as {@code ProviderMetadata::jwksUri}. */
    @FunctionalInterface
    interface Endpoint {

        @Nullable
        URI of(ProviderMetadata metadata);
    }
}
