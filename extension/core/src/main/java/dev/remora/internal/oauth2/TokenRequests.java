package dev.remora.internal.oauth2;

import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.message.OAuth2Messages.ClientRemedy;
import dev.remora.internal.wire.ReservedParameters;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes token requests: the same client, parameters and headers for all grants. */
public record TokenRequests(
        String remoteApp,
        ClientAuthentication client,
        String method,
        Map<String, String> configuredParameters,
        Map<String, String> configuredHeaders) {

    /** @throws dev.remora.SettingsException if the configured parameters or headers contradict the protocol */
    public TokenRequests {
        configuredParameters = Collections.unmodifiableMap(new LinkedHashMap<>(configuredParameters));
        configuredHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(configuredHeaders));
        for (String name : configuredParameters.keySet()) {
            if (ReservedParameters.isOfTokenRequest(name, client.usesAuthorizationHeader())) {
                throw OAuth2Messages.protocolParameterConfigured(remoteApp, "token-params", name);
            }
        }
        if (hasAuthorization(configuredHeaders)) {
            if (client.usesAuthorizationHeader()) {
                throw OAuth2Messages.authenticatedTwice(remoteApp);
            }
            // an Authorization header that is configured is how this client authenticates
            client = new PublicClient(client.clientId(), ClientRemedy.NONE);
        }
    }

    /** Asks for a token; the client authenticates when it is sent. */
    public ProtocolRequest of(URI endpoint, Grant grant) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        grant.parameters().forEach((name, value) -> parameters.put(name, List.of(value)));
        client.parameters().forEach((name, value) -> parameters.put(name, List.of(value)));
        configuredParameters.forEach((name, value) -> parameters.put(name, List.of(value)));
        return ProtocolRequest.of(grant.call(), method, endpoint)
                .withHeaders(headers())
                .withParameters(parameters);
    }

    /** Asks for the end of a token (RFC 7009 section 2.1). */
    public ProtocolRequest revocation(URI endpoint, String token, String hint) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("token", List.of(token));
        parameters.put("token_type_hint", List.of(hint));
        client.parameters().forEach((name, value) -> parameters.put(name, List.of(value)));
        return ProtocolRequest.of(ProtocolCall.REVOCATION, "POST", endpoint)
                .withHeaders(headers())
                .withParameters(parameters);
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Accept", List.of("application/json"));
        configuredHeaders.forEach((name, value) -> {
            headers.keySet().removeIf(name::equalsIgnoreCase);
            headers.put(name, List.of(value));
        });
        headers.keySet().removeIf("Content-Type"::equalsIgnoreCase); // it follows from the method
        return headers;
    }

    private static boolean hasAuthorization(Map<String, String> headers) {
        return headers.keySet().stream().anyMatch("Authorization"::equalsIgnoreCase);
    }

    /** Shows no values: they may be secrets. */
    @Override
    public String toString() {
        return "TokenRequests[remoteApp=" + remoteApp + ", method=" + method + ", parameters="
                + configuredParameters.keySet() + ", headers=" + configuredHeaders.keySet() + "]";
    }
}
