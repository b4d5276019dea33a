package dev.remora.internal.settings;

/** How the client authenticates at the token endpoint (RFC 6749 section 2.3). */
public enum ClientAuthenticationMethod {
    CLIENT_SECRET_POST,
    /** Id and secret form-encoded before Base64, as the RFC says. */
    CLIENT_SECRET_BASIC,
    /** Id and secret as they are, as many providers want it. */
    CLIENT_SECRET_BASIC_RAW,
    NONE
}
