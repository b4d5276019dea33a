package dev.remora.internal.settings;

/** The settings of the protocol that a remote app speaks; a request-token-url makes it OAuth 1.0a. */
public sealed interface ProtocolSettings permits OAuth1Settings, OAuth2Settings {

    String clientId();

    /** Returns the endpoints that are settings. */
    ProviderMetadata configured();

    TokenEndpointSettings tokenEndpoint();
}
