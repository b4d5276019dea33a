package dev.remora.internal.config;

import dev.remora.internal.settings.SettingKey;
import org.jspecify.annotations.Nullable;

/** A setting that is set: where, how many layers have precedence over it, and its text, or none if it cannot be read. */
record Found(
        SettingKey key, String place, int rank, @Nullable String text) {

    Found withText(String other) {
        return new Found(key, place, rank, other);
    }

    /** Shows no value: it may be a secret. */
    @Override
    public String toString() {
        return place;
    }
}
