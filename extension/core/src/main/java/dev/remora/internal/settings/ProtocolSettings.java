package dev.remora.internal.settings;

import org.jspecify.annotations.Nullable;

/** The settings of the protocol that a remote app speaks; a request-token-url makes it OAuth 1.0a. */
public sealed interface ProtocolSettings permits OAuth1Settings, OAuth2Settings {

    String clientId();

    /** Returns the endpoints that are settings. */
    ProviderMetadata configured();

    TokenEndpointSettings tokenEndpoint();

    /** Whether an authorization request says where its answer is to come. */
    boolean needsCallback();

    /** Whether users may carry the answer over themselves. */
    boolean allowsOutOfBand();

    /** Whether the answer of one provider can be taken for that of another one on the same path (RFC 9207 section 1). */
    boolean canBeMixedUp();

    /** Whether configured parameters ask for an answer that a page of the provider posts. */
    boolean expectsFormPost();

    /** Whether the client proves by the certificate of the connection who it is (RFC 8705). */
    boolean provesByCertificate();

    /** Returns null for plain OAuth. */
    @Nullable
    OpenIdSettings openId();
}
