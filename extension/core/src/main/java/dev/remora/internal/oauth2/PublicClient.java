package dev.remora.internal.oauth2;

import dev.remora.internal.message.OAuth2Messages.ClientRemedy;
import java.util.Map;

/**
 * A client that only names itself: without credentials (RFC 6749 section 2.1), with those of configured headers, or with the
 * certificate of the connection (RFC 8705 section 2).
 */
record PublicClient(String clientId, ClientRemedy remedy) implements ClientAuthentication {

    @Override
    public Map<String, String> parameters() {
        return Map.of("client_id", clientId); // section 3.2.1
    }
}
