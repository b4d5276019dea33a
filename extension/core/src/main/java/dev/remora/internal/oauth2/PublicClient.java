package dev.remora.internal.oauth2;

import dev.remora.internal.message.OAuth2Messages.ClientRemedy;
import java.util.Map;

/** A client without credentials (RFC 6749 section 2.1), or one whose credentials are configured headers. */
record PublicClient(String clientId, ClientRemedy remedy) implements ClientAuthentication {

    @Override
    public Map<String, String> parameters() {
        return Map.of("client_id", clientId); // section 3.2.1
    }
}
