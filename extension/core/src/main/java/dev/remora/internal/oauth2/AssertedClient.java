package dev.remora.internal.oauth2;

import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.spi.ProtocolRequest;
import java.util.Map;
import java.util.function.Supplier;

/** A signed assertion among the parameters of the request: {@code private_key_jwt} and {@code client_secret_jwt}. */
record AssertedClient(
        String clientId, ClientAssertion assertion, AssertionAudience audience, Supplier<ProviderMetadata> metadata)
        implements ClientAuthentication {

    @Override
    public Map<String, String> parameters() {
        return Map.of("client_id", clientId);
    }

    @Override
    public ProtocolRequest authenticate(ProtocolRequest request) {
        ProviderMetadata known = metadata.get();
        String signed = assertion.to(audience.of(known, request.uri()), known.tokenEndpointAuthAlgorithms());
        return request.withParameter("client_assertion_type", ClientAssertion.TYPE)
                .withParameter("client_assertion", signed);
    }
}
