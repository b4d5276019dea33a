package dev.remora.internal.oauth2;

import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.wire.ReservedParameters;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes token requests: the same authentication, parameters and headers for all of them. */
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
            if (ReservedParameters.isOfTokenRequest(name, client.isBasic())) {
                throw OAuth2Messages.protocolParameterConfigured(remoteApp, "token-params", name);
            }
        }
        if (client.isBasic() && hasAuthorization(configuredHeaders)) {
            throw OAuth2Messages.authenticatedTwice(remoteApp);
        }
    }

    /**
     * Asks for a token (RFC 6749 section 4.1.3).
     *
     * @param redirectUri exactly as the authorization request had it
     * @param verifier of PKCE; empty if there is none
     */
    public ProtocolRequest ofCode(URI endpoint, String code, URI redirectUri, String verifier) {
        Map<String, List<String>> parameters = grant("authorization_code");
        parameters.put("code", List.of(code));
        parameters.put("redirect_uri", List.of(redirectUri.toString()));
        if (!verifier.isEmpty()) {
            parameters.put("code_verifier", List.of(verifier));
        }
        return request(ProtocolCall.ACCESS_TOKEN, endpoint, parameters);
    }

    /** Asks for a token in place of another (section 6), with the scope that was granted: it names none. */
    public ProtocolRequest ofRefreshToken(URI endpoint, String refreshToken) {
        Map<String, List<String>> parameters = grant("refresh_token");
        parameters.put("refresh_token", List.of(refreshToken));
        return request(ProtocolCall.REFRESH, endpoint, parameters);
    }

    private static Map<String, List<String>> grant(String type) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", List.of(type));
        return parameters;
    }

    private ProtocolRequest request(ProtocolCall call, URI endpoint, Map<String, List<String>> parameters) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Accept", List.of("application/json"));
        configuredHeaders.forEach((name, value) -> {
            headers.keySet().removeIf(name::equalsIgnoreCase);
            headers.put(name, List.of(value));
        });
        headers.keySet().removeIf("Content-Type"::equalsIgnoreCase); // it follows from the method
        // an Authorization header that is configured is how this client authenticates
        client.addTo(parameters, hasAuthorization(configuredHeaders));
        if (client.isBasic()) {
            headers.put("Authorization", List.of(client.header()));
        }
        configuredParameters.forEach((name, value) -> parameters.put(name, List.of(value)));
        return ProtocolRequest.of(call, method, endpoint).withHeaders(headers).withParameters(parameters);
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
