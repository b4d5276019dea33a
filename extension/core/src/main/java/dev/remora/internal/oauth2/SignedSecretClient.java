package dev.remora.internal.oauth2;

import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.spi.ProtocolRequest;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A client secret that is an assertion signed for each request, as Apple wants it. */
record SignedSecretClient(
        String clientId, ClientAssertion assertion, AssertionAudience audience, Supplier<ProviderMetadata> metadata)
        implements ClientAuthentication {

    @Override
    public Map<String, String> parameters() {
        return Map.of("client_id", clientId);
    }

    @Override
    public ProtocolRequest authenticate(ProtocolRequest request) {
        return request.withParameter(
                "client_secret", assertion.to(audience.of(metadata.get(), request.uri()), Set.of()));
    }
}
