package dev.remora.internal.settings;

import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OAuth 1.0a (RFC 5849). The consumer secret is empty where RSA needs none. */
public record OAuth1Settings(
        String clientId,
        Secret consumerSecret,
        @Nullable Secret rsaKey,
        String signatureMethod,
        @Nullable String realm,
        URI requestTokenUrl,
        String requestTokenMethod,
        Map<String, String> requestTokenParams,
        @Nullable URI authorizeUrl,
        TokenEndpointSettings tokenEndpoint)
        implements ProtocolSettings {

    public OAuth1Settings {
        requestTokenParams = Map.copyOf(requestTokenParams);
    }
}
