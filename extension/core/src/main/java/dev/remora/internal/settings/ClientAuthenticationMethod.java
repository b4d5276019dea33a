package dev.remora.internal.settings;

/** How the client authenticates at the token endpoint (RFC 6749 section 2.3). */
public enum ClientAuthenticationMethod {
    CLIENT_SECRET_POST,
    /** Id and secret form-encoded before Base64, as the RFC says. */
    CLIENT_SECRET_BASIC,
    /** Id and secret as they are, as many providers want it. */
    CLIENT_SECRET_BASIC_RAW,
    /** Id and secret in the way that the provider's metadata names (RFC 8414 section 2). */
    CLIENT_SECRET_BY_METADATA,
    /** An assertion signed with the client secret (OpenID Connect Core 1.0 section 9). */
    CLIENT_SECRET_JWT,
    /** An assertion signed with a private key (OpenID Connect Core 1.0 section 9). */
    PRIVATE_KEY_JWT,
    /** A client secret that is signed with a private key for each request, as Apple wants it. */
    CLIENT_SECRET_SIGNED,
    /** The certificate of the key store, of an authority or self-signed: the requests are the same (RFC 8705 section 2). */
    CERTIFICATE,
    NONE
}
