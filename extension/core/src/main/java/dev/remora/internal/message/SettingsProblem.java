package dev.remora.internal.message;

import dev.remora.ErrorCode;
import java.util.List;

/** One thing that is wrong with the settings of a remote application: which keys, and the sentence about them. */
public record SettingsProblem(ErrorCode code, List<String> keys, String text) {

    public SettingsProblem {
        keys = List.copyOf(keys);
    }
}
