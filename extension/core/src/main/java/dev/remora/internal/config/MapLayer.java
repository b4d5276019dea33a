package dev.remora.internal.config;

import dev.remora.internal.settings.SettingKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Raw values by key: a definition, a preset, or what a settings source of the application gave. */
record MapLayer(String label, Map<String, String> values) implements SettingsLayer {

    @Override
    public List<Finding> find(SettingKey key) {
        return key.names().stream()
                .filter(name -> !values.getOrDefault(name, "").isEmpty())
                .map(name -> finding(name))
                .toList();
    }

    @Override
    public Map<String, List<Finding>> members(SettingKey key) {
        Map<String, List<Finding>> members = new LinkedHashMap<>();
        for (String name : key.names()) {
            String prefix = name + ".";
            for (String entry : values.keySet()) {
                if (entry.length() > prefix.length() && entry.startsWith(prefix)) {
                    members.computeIfAbsent(entry.substring(prefix.length()), k -> new ArrayList<>())
                            .add(finding(entry));
                }
            }
        }
        return members;
    }

    @Override
    public List<String> properties(SettingKey key) {
        return List.of();
    }

    @Override
    public List<String> misspelled(SettingKey key) {
        return values.keySet().stream()
                .filter(name -> SimilarKeys.isMisspelled(name, key))
                .sorted()
                .map(name -> name + " in " + label)
                .toList();
    }

    private Finding finding(String name) {
        return Finding.text(name + " in " + label, values.getOrDefault(name, ""));
    }

    /** Shows no value: it may be a secret. */
    @Override
    public String toString() {
        return label + " " + values.keySet();
    }
}
