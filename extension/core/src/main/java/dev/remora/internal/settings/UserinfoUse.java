package dev.remora.internal.settings;

/** When the userinfo endpoint (OpenID Connect Core 1.0 section 5.3) is asked. */
public enum UserinfoUse {
    /** Only if claims of a requested scope are missing in the ID token. */
    AUTO,
    ALWAYS,
    NEVER
}
