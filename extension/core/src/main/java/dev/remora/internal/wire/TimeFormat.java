package dev.remora.internal.wire;

/** The meaning of a number that is about time. */
public enum TimeFormat {
    SECONDS,
    MILLISECONDS,
    /** Seconds since 1970. */
    EPOCH,
    /** Milliseconds since 1970. */
    EPOCH_MILLISECONDS
}
