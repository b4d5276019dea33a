package dev.remora.internal.oauth2;

import dev.remora.internal.wire.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/** Id and secret among the parameters of the request (RFC 6749 section 2.3.1). */
record ClientSecretPost(String clientId, Secret secret) implements ClientAuthentication {

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", clientId);
        parameters.put("client_secret", secret.reveal());
        return parameters;
    }
}
