package dev.remora.internal.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The settings of the protocol that a remote app speaks; a request-token-url makes it OAuth 1.0a. */
public sealed interface ProtocolSettings permits OAuth1Settings, OAuth2Settings {

    String clientId();

    @Nullable
    URI authorizeUrl();

    TokenEndpointSettings tokenEndpoint();
}
