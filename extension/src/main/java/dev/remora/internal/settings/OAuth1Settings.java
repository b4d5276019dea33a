package dev.remora.internal.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OAuth 1.0a (RFC 5849). */
public record OAuth1Settings(
        String clientId,
        SigningSettings signing,
        CallbackSettings callbacks,
        URI requestTokenUrl,
        String requestTokenMethod,
        Map<String, String> requestTokenParams,
        @Nullable URI authorizeUrl,
        TokenEndpointSettings tokenEndpoint,
        Duration renewalMargin)
        implements ProtocolSettings {

    public OAuth1Settings {
        requestTokenParams = Map.copyOf(requestTokenParams);
    }
}
