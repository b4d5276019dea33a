package dev.remora.internal.config;

import dev.remora.internal.settings.SettingKey;
import java.util.List;
import java.util.Map;

/** One of the kinds of place that settings come from. */
interface SettingsLayer {

    /** At most one finding for each of the names of one setting. */
    List<Finding> find(List<String> names);

    /** At most one finding for each name of the key. */
    default List<Finding> find(SettingKey key) {
        return find(key.names());
    }

    /** Finds {@code key.k}, by k; at most one finding for each name of the key. */
    Map<String, List<Finding>> members(SettingKey key);

    /** The configuration properties that are asked for these names. */
    List<String> properties(List<String> names);

    /** The places whose names are no keys, but nearest to this one. */
    List<String> misspelled(SettingKey key, KnownKeys known);

    /** Returns the name of the place in error texts; empty for configuration. */
    String label();
}
