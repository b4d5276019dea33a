package dev.remora.internal.settings;

/** The place of the protocol parameters of OAuth 1.0a (RFC 5849 section 3.5). */
public enum ParameterPlacement {
    HEADER,
    QUERY,
    FORM
}
