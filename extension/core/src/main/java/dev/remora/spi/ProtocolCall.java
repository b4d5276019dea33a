package dev.remora.spi;

/**
 * The calls of the protocol itself. Later releases add some: a {@code switch} over them has a default.
 *
 * @since 1.0
 */
public enum ProtocolCall {
    /** Temporary credential request (RFC 5849 section 2.1). */
    REQUEST_TOKEN("request-token call"),
    /** Token request (RFC 5849 section 2.3, RFC 6749 section 4.1.3). */
    ACCESS_TOKEN("token request"),
    /** Renewal of a token (RFC 6749 section 6). */
    REFRESH("token renewal"),
    /** The provider's metadata (RFC 8414 section 3, OpenID Connect Discovery 1.0 section 4). */
    METADATA("metadata call"),
    /** The provider's keys (RFC 7517 section 5). */
    KEYS("keys call"),
    /** Claims about the user (OpenID Connect Core 1.0 section 5.3), or the provider's own user endpoint. */
    USERINFO("userinfo call"),
    /** Revocation of a token (RFC 7009). */
    REVOCATION("revocation call");

    private final String label;

    ProtocolCall(String label) {
        this.label = label;
    }

    /**
     * The name of the call in messages.
     *
     * @return such as {@code token request}
     */
    public String label() {
        return label;
    }
}
