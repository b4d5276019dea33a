package dev.remora.internal.config;

import dev.remora.internal.settings.SettingKey;
import java.util.List;
import java.util.Map;

/** One of the kinds of place that settings come from. */
interface SettingsLayer {

    /** At most one finding for each name of the key. */
    List<Finding> find(SettingKey key);

    /** Finds {@code key.k}, by k; at most one finding for each name of the key. */
    Map<String, List<Finding>> members(SettingKey key);

    /** The configuration properties that were asked for. */
    List<String> properties(SettingKey key);

    /** The places whose names are no keys, but nearest to this one. */
    List<String> misspelled(SettingKey key);

    /** Returns the name of the place in error texts; empty for configuration. */
    String label();
}
