package dev.remora.spi;

/**
 * The calls of the protocol itself.
 *
 * @since 1.0
 */
public enum ProtocolCall {
    /** Temporary credential request (RFC 5849 section 2.1). */
    REQUEST_TOKEN,
    /** Token request (RFC 5849 section 2.3, RFC 6749 section 4.1.3). */
    ACCESS_TOKEN,
    /** Renewal of a token (RFC 6749 section 6). */
    REFRESH
}
