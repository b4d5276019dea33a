package dev.remora.internal.config;

import dev.remora.internal.message.SettingsProblem;
import org.jspecify.annotations.Nullable;

/**
 * The content of one place: a text, or the reason why it cannot be read.
 *
 * @param fault about this place
 * @param problem about another that this one depends on
 */
record Finding(
        String place,
        String text,
        @Nullable String fault,
        @Nullable SettingsProblem problem) {

    static Finding text(String place, String text) {
        return new Finding(place, text, null, null);
    }

    static Finding fault(String place, String fault) {
        return new Finding(place, "", fault, null);
    }

    static Finding problem(String place, SettingsProblem problem) {
        return new Finding(place, "", null, problem);
    }

    boolean isReadable() {
        return fault == null && problem == null;
    }

    /** Shows no value: it may be a secret. */
    @Override
    public String toString() {
        return place;
    }
}
