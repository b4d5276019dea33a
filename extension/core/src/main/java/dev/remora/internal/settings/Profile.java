package dev.remora.internal.settings;

/** How much of what providers get wrong is forgiven. */
public enum Profile {
    TOLERANT,
    STRICT
}
