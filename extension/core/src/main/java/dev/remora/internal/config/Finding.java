package dev.remora.internal.config;

import org.jspecify.annotations.Nullable;

/** The content of one place: a text, or the reason why it cannot be read. */
record Finding(String place, String text, @Nullable String fault) {

    static Finding text(String place, String text) {
        return new Finding(place, text, null);
    }

    static Finding fault(String place, String fault) {
        return new Finding(place, "", fault);
    }

    /** Shows no value: it may be a secret. */
    @Override
    public String toString() {
        return place;
    }
}
