package dev.remora.internal.config;

import dev.remora.internal.message.SettingsProblem;
import dev.remora.internal.settings.SettingKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Raw values by key: a definition, a preset, or what a settings source of the application gave.
 *
 * @param faults the values that cannot be used, and why
 * @param variables the entries of vars that it knows
 */
record MapLayer(String label, Map<String, String> values, Map<String, SettingsProblem> faults, Set<String> variables)
        implements SettingsLayer {

    MapLayer(String label, Map<String, String> values) {
        this(label, values, Map.of(), Set.of());
    }

    @Override
    public List<Finding> find(List<String> names) {
        return names.stream()
                .filter(name -> faults.containsKey(name)
                        || !values.getOrDefault(name, "").isEmpty())
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
    public List<String> properties(List<String> names) {
        return List.of();
    }

    @Override
    public List<String> misspelled(SettingKey key, KnownKeys known) {
        return values.keySet().stream()
                .filter(name -> known.isMisspelled(name, key))
                .sorted()
                .map(name -> name + " in " + label)
                .toList();
    }

    private Finding finding(String name) {
        String place = name + " in " + label;
        SettingsProblem fault = faults.get(name);
        return fault == null ? Finding.text(place, values.getOrDefault(name, "")) : Finding.problem(place, fault);
    }

    /** Shows no value: it may be a secret. */
    @Override
    public String toString() {
        return label + " " + values.keySet();
    }
}
