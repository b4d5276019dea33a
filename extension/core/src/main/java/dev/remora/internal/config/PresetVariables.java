package dev.remora.internal.config;

import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.message.SettingsProblem;
import dev.remora.internal.settings.RemoteAppKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Puts an application's variables into the values of a preset: {@code {domain}} is the variable {@code vars.domain} of a preset
 * that has a {@code vars.domain.pattern}. The preset may have a value for it too. A variable that is missing or does not match is
 * a problem only of the values that need it. One with a {@code vars.domain.from} is left to {@link RuntimeVariables}.
 */
final class PresetVariables {

    private static final String PREFIX = RemoteAppKey.VARS.key() + ".";
    private static final String PATTERN = ".pattern";

    private final String label;
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, String> patterns = new LinkedHashMap<>();
    private final Map<String, String> defaults = new HashMap<>();
    private final Set<String> runtimeNames = new HashSet<>();
    private final Lookup lookup;

    /** @param lookup in all that goes before the preset */
    PresetVariables(String label, Map<String, String> preset, Lookup lookup) {
        this.label = label;
        this.lookup = lookup;
        preset.forEach((key, value) -> {
            if (!key.startsWith(PREFIX) || isOfRuntime(key, preset)) {
                settings.put(key, value);
            } else if (key.endsWith(RuntimeVariables.FROM)) {
                runtimeNames.add(key.substring(PREFIX.length()));
            } else if (key.endsWith(PATTERN)) {
                patterns.put(key.substring(PREFIX.length(), key.length() - PATTERN.length()), value.strip());
            } else {
                defaults.put(key.substring(PREFIX.length()), value);
            }
        });
    }

    // a value of a callback or a token response is put in then, unless the application sets one now
    private boolean isOfRuntime(String key, Map<String, String> preset) {
        String name = key.substring(PREFIX.length())
                .replaceAll("(" + Pattern.quote(RuntimeVariables.FROM) + "|" + Pattern.quote(PATTERN) + ")$", "");
        boolean runtime = preset.containsKey(PREFIX + name + RuntimeVariables.FROM)
                && lookup.entry(RemoteAppKey.VARS, name).isEmpty();
        if (runtime) {
            runtimeNames.add(key.substring(PREFIX.length()));
        }
        return runtime;
    }

    MapLayer layer() {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, SettingsProblem> faults = new HashMap<>();
        settings.forEach((key, text) -> values.put(key, replaced(key, text, faults)));
        Set<String> known = new HashSet<>(runtimeNames);
        known.addAll(patterns.keySet());
        return new MapLayer(label, values, faults, known);
    }

    // in one pass: a value that holds the name of another variable stays as it is
    private String replaced(String setting, String text, Map<String, SettingsProblem> faults) {
        if (patterns.isEmpty() || text.indexOf('{') < 0) {
            return text;
        }
        Matcher references = Pattern.compile("\\{([^{}]+)}").matcher(text);
        return references.replaceAll(reference -> {
            String name = reference.group(1);
            String pattern = patterns.get(name);
            return Matcher.quoteReplacement(
                    pattern == null ? reference.group() : value(name, pattern, setting, faults));
        });
    }

    private String value(String name, String pattern, String setting, Map<String, SettingsProblem> faults) {
        Optional<Found> set = lookup.entry(RemoteAppKey.VARS, name);
        String value = set.map(found -> String.valueOf(found.text()))
                .orElse(defaults.getOrDefault(name, ""))
                .strip();
        problem(name, pattern, value, set).ifPresent(problem -> faults.putIfAbsent(setting, problem));
        return value;
    }

    private Optional<SettingsProblem> problem(String name, String pattern, String value, Optional<Found> set) {
        String key = PREFIX + name;
        try {
            if (Pattern.matches(pattern, value)) {
                return Optional.empty();
            }
        } catch (PatternSyntaxException e) {
            return Optional.of(SettingsMessages.patternInvalid(key + PATTERN, label));
        }
        return Optional.of(
                set.isPresent()
                        ? SettingsMessages.variableInvalid(key, set.get().place(), label, pattern)
                        : lookup.missingEntry(
                                RemoteAppKey.VARS,
                                name,
                                other -> !patterns.containsKey(other),
                                SettingsMessages.variableNeeded(label, pattern)));
    }
}
