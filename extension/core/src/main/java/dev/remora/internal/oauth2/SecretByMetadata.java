package dev.remora.internal.oauth2;

import dev.remora.internal.message.OAuth2Messages.ClientRemedy;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.wire.Secret;
import dev.remora.spi.ProtocolRequest;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A client secret sent in the way that the provider's metadata names: HTTP Basic where it lists that or lists nothing (RFC 8414
 * section 2), else among the parameters.
 */
record SecretByMetadata(String clientId, Secret secret, Supplier<ProviderMetadata> metadata)
        implements ClientAuthentication {

    @Override
    public Map<String, String> parameters() {
        return chosen().parameters();
    }

    @Override
    public ProtocolRequest authenticate(ProtocolRequest request) {
        return chosen().authenticate(request);
    }

    @Override
    public ClientRemedy remedy() {
        return new ClientSecretBasic(clientId, secret, true).remedy();
    }

    private ClientAuthentication chosen() {
        Set<String> methods = metadata.get().tokenEndpointAuthMethods();
        return methods.isEmpty() || methods.contains("client_secret_basic")
                ? new ClientSecretBasic(clientId, secret, true)
                : new ClientSecretPost(clientId, secret);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "SecretByMetadata[clientId=" + clientId + "]";
    }
}
