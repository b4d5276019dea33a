package dev.remora.internal.oauth2;

import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.message.OAuth2Messages.ClientRemedy;
import dev.remora.internal.settings.RequestFormat;
import dev.remora.internal.settings.RequestFormat.Exchange;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.ReservedParameters;
import dev.remora.internal.wire.SentSecrets;
import dev.remora.internal.wire.UriQuery;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes token requests: the same client, parameters and headers for all grants.
 *
 * @param format that the provider wants them in
 */
public record TokenRequests(
        String remoteApp,
        ClientAuthentication client,
        String method,
        Map<String, String> configuredParameters,
        Map<String, String> configuredHeaders,
        RequestFormat format) {

    /** Requests to a provider that takes them as RFC 6749 has them. */
    public TokenRequests(
            String remoteApp,
            ClientAuthentication client,
            String method,
            Map<String, String> configuredParameters,
            Map<String, String> configuredHeaders) {
        this(remoteApp, client, method, configuredParameters, configuredHeaders, RequestFormat.RFC);
    }

    // an error that repeats these is about them
    private static final Set<String> PUBLIC_PARAMETERS = Set.of("audience", "grant_type", "resource", "scope");
    private static final Set<String> PUBLIC_HEADERS = Set.of("accept", "accept-language", "user-agent");

    /** @throws dev.remora.SettingsException if the configured parameters or headers contradict the protocol */
    public TokenRequests {
        configuredParameters = Collections.unmodifiableMap(new LinkedHashMap<>(configuredParameters));
        configuredHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(configuredHeaders));
        for (String name : configuredParameters.keySet()) {
            if (ReservedParameters.isOfTokenRequest(name, client.usesAuthorizationHeader())
                    || format.isProvidersTokenName(name)) {
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
        boolean refresh = grant.call() == ProtocolCall.REFRESH;
        if (refresh) {
            format.refreshParams().forEach((name, value) -> parameters.put(name, List.of(value)));
        }
        String own = refresh ? format.refreshMethod() : exchangeMethod(grant);
        return ProtocolRequest.of(grant.call(), own == null ? method : own, endpoint)
                .withHeaders(headers())
                .withParameters(parameters);
    }

    /** Adds what settings put into requests: nobody knows here what of it is a secret. */
    public SentSecrets hiding(SentSecrets others) {
        Exchange exchange = format.exchange();
        SentSecrets hidden = hiding(others, configuredParameters);
        hidden = hiding(hidden, format.refreshParams());
        hidden = exchange == null ? hidden : hiding(hidden, exchange.params());
        for (Map.Entry<String, String> header : configuredHeaders.entrySet()) {
            if (!PUBLIC_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                String value = header.getValue();
                // a provider may repeat it without its scheme
                hidden = hiding(hiding(hidden, value), value.substring(value.indexOf(' ') + 1));
            }
        }
        return hidden;
    }

    private SentSecrets hiding(SentSecrets others, Map<String, String> parameters) {
        SentSecrets hidden = others;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            hidden = PUBLIC_PARAMETERS.contains(parameter.getKey()) ? hidden : hiding(hidden, parameter.getValue());
        }
        return hidden;
    }

    private SentSecrets hiding(SentSecrets others, String value) {
        return value.equals(client.clientId()) ? others : others.and(value);
    }

    private static @Nullable String exchangeMethod(Grant grant) {
        return grant instanceof TokenExchange exchange ? exchange.format().method() : null;
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

    /** Returns the request as it is sent: the client proves who it is, and all is in the form that the provider wants. */
    public ProtocolRequest signed(ProtocolRequest request) {
        ProtocolRequest authenticated = client.authenticate(request);
        if (authenticated.body() != null) { // a filter has written it
            return authenticated;
        }
        Map<String, List<String>> named = new LinkedHashMap<>();
        authenticated.parameters().forEach((name, values) -> named.put(format.tokenName(name), values));
        ProtocolRequest written = authenticated.withParameters(named);
        return switch (format.body()) {
            case FORM -> written;
            case JSON -> written.withBody("application/json", json(named).getBytes(StandardCharsets.UTF_8));
            case QUERY ->
                written.withUri(UriQuery.add(written.uri(), Parameters.ofMulti(named)))
                        .withParameters(Map.of());
        };
    }

    private static String json(Map<String, List<String>> parameters) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        parameters.forEach((name, values) -> {
            if (values.size() == 1) {
                object.add(name, values.get(0));
            } else {
                object.add(name, Json.createArrayBuilder(values));
            }
        });
        return object.build().toString();
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
