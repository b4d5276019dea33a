package dev.remora.internal.settings;

/** Where the protocol parameters of OAuth 1.0a go (RFC 5849 section 3.5). */
public enum ParameterPlacement {
    HEADER,
    QUERY,
    FORM
}
