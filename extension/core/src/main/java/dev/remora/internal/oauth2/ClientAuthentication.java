package dev.remora.internal.oauth2;

import dev.remora.internal.message.OAuth2Messages.ClientRemedy;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.wire.Secret;
import dev.remora.spi.ProtocolRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the client says who it is at the token endpoint (RFC 6749 section 2.3): in one way per request. */
public interface ClientAuthentication {

    /** Chooses among the ways that sign nothing; with neither certificate nor secret the client is a public one. */
    static ClientAuthentication of(String clientId, @Nullable Secret secret, ClientAuthenticationMethod method) {
        if (method == ClientAuthenticationMethod.CERTIFICATE) {
            return new PublicClient(clientId, ClientRemedy.CERTIFICATE);
        }
        if (secret == null) {
            return new PublicClient(clientId, ClientRemedy.NO_SECRET);
        }
        return switch (method) {
            case CLIENT_SECRET_POST -> new ClientSecretPost(clientId, secret);
            case CLIENT_SECRET_BASIC -> new ClientSecretBasic(clientId, secret, true);
            case CLIENT_SECRET_BASIC_RAW -> new ClientSecretBasic(clientId, secret, false);
            case NONE,
                    CLIENT_SECRET_BY_METADATA,
                    CLIENT_SECRET_JWT,
                    PRIVATE_KEY_JWT,
                    CLIENT_SECRET_SIGNED,
                    CERTIFICATE -> new PublicClient(clientId, ClientRemedy.NONE);
        };
    }

    String clientId();

    /**
     * Returns the parameters that identify the client. Filters see them and may rename them, since providers have other names
     * for them.
     */
    Map<String, String> parameters();

    /** Whether {@link #authenticate} sets the Authorization header. */
    default boolean usesAuthorizationHeader() {
        return false;
    }

    /** Proves who the client is, anew at each try, after the filters. */
    default ProtocolRequest authenticate(ProtocolRequest request) {
        return request;
    }

    /** Returns the setting that may help where the provider does not know the client. */
    default ClientRemedy remedy() {
        return ClientRemedy.NONE;
    }
}
