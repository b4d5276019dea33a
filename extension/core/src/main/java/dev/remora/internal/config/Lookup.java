package dev.remora.internal.config;

import dev.remora.ErrorCode;
import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.message.SettingsMessages.SearchedPlaces;
import dev.remora.internal.message.SettingsProblem;
import dev.remora.internal.settings.SettingKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks settings of one remote application up, layer by layer in order of precedence. */
final class Lookup {

    private final List<SettingsLayer> layers;
    private final KnownKeys known;
    private final Problems problems;

    Lookup(List<SettingsLayer> layers, KnownKeys known, Problems problems) {
        this.layers = List.copyOf(layers);
        this.known = known;
        this.problems = problems;
    }

    /** Finds the place with precedence at which the setting is set; knows no defaults. */
    Optional<Found> find(SettingKey key) {
        for (int rank = 0; rank < layers.size(); rank++) {
            List<Finding> findings = layers.get(rank).find(key);
            if (!findings.isEmpty()) {
                reportContradiction(key.names(), findings);
                return Optional.of(found(key, findings.get(0), rank));
            }
        }
        return Optional.empty();
    }

    /**
     * Finds a setting of the form {@code k=v&k=v}, with its single entries {@code key.k}: the former replaces all that
     * layers below say, the latter one entry of it. The other key counts as a further name of the first.
     */
    Map<String, Found> parameters(SettingKey key, SettingKey... other) {
        List<SettingKey> keys = Stream.concat(Stream.of(key), Stream.of(other)).toList();
        List<String> names = keys.stream().flatMap(one -> one.names().stream()).toList();
        Map<String, Found> parameters = new LinkedHashMap<>();
        for (int rank = layers.size() - 1; rank >= 0; rank--) {
            SettingsLayer layer = layers.get(rank);
            List<Finding> whole =
                    keys.stream().flatMap(one -> layer.find(one).stream()).toList();
            if (!whole.isEmpty()) {
                reportContradiction(names, whole);
                parameters.clear();
                parameters.putAll(ParameterText.split(found(key, whole.get(0), rank), problems));
            }
            for (Map.Entry<String, List<Finding>> member : members(layer, keys).entrySet()) {
                reportContradiction(names, member.getValue());
                parameters.put(member.getKey(), found(key, member.getValue().get(0), rank));
            }
        }
        return parameters;
    }

    /**
     * Finds one entry {@code key.name} of such a setting, whose name is known: then an environment variable can say it too.
     */
    Optional<Found> entry(SettingKey key, String name) {
        List<String> names = entryNames(key, name);
        for (int rank = 0; rank < layers.size(); rank++) {
            List<Finding> findings = layers.get(rank).find(names);
            if (!findings.isEmpty()) {
                reportContradiction(names, findings);
                return Optional.of(found(key, findings.get(0), rank));
            }
            for (Finding whole : layers.get(rank).find(key)) {
                Found entry =
                        ParameterText.split(found(key, whole, rank), problems).get(name);
                if (entry != null) {
                    return Optional.of(entry);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> entryNames(SettingKey key, String name) {
        return key.names().stream().map(one -> one + "." + name).toList();
    }

    private static Map<String, List<Finding>> members(SettingsLayer layer, List<SettingKey> keys) {
        Map<String, List<Finding>> members = new LinkedHashMap<>();
        for (SettingKey key : keys) {
            layer.members(key)
                    .forEach((name, findings) -> members.computeIfAbsent(name, k -> new ArrayList<>())
                            .addAll(findings));
        }
        return members;
    }

    /** The problem that a setting is nowhere, with the reason why it is needed if that is not plain. */
    SettingsProblem missing(SettingKey key, @Nullable String why) {
        List<String> misspelled = layers.stream()
                .flatMap(layer -> layer.misspelled(key, known).stream())
                .distinct()
                .toList();
        return SettingsMessages.missing(key.names(), searched(key.names()), misspelled, why);
    }

    /** The problem that an entry is nowhere, with the names of others, any of which may be meant to be this one. */
    SettingsProblem missingEntry(SettingKey key, String name, Predicate<String> other, String why) {
        List<String> names = entryNames(key, name);
        List<String> misspelled = layers.stream()
                .flatMap(layer -> layer.members(key).entrySet().stream())
                .filter(member -> other.test(member.getKey()))
                .map(member -> member.getValue().get(0).place())
                .distinct()
                .toList();
        return SettingsMessages.missing(names, searched(names), misspelled, why);
    }

    private SearchedPlaces searched(List<String> names) {
        List<String> properties = layers.stream()
                .flatMap(layer -> layer.properties(names).stream())
                .distinct()
                .toList();
        return new SearchedPlaces(
                properties,
                properties.stream().map(EnvironmentNames::of).distinct().toList(),
                layers.stream()
                        .map(SettingsLayer::label)
                        .filter(label -> !label.isEmpty())
                        .toList());
    }

    private Found found(SettingKey key, Finding finding, int rank) {
        if (finding.fault() != null) {
            problems.add(SettingsMessages.bad(ErrorCode.CONFIG_INVALID, key.key(), finding.place(), finding.fault()));
        }
        if (finding.problem() != null) {
            problems.add(finding.problem());
        }
        return new Found(key, finding.place(), rank, finding.isReadable() ? finding.text() : null);
    }

    private void reportContradiction(List<String> names, List<Finding> findings) {
        Finding first = findings.get(0);
        for (Finding other : findings.subList(1, findings.size())) {
            if (!other.text().equals(first.text())) {
                problems.add(SettingsMessages.contradiction(names, first.place(), other.place()));
            }
        }
    }
}
