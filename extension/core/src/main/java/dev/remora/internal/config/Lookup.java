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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks settings of one remote application up, layer by layer in order of precedence. */
final class Lookup {

    private final List<SettingsLayer> layers;
    private final Problems problems;

    Lookup(List<SettingsLayer> layers, Problems problems) {
        this.layers = List.copyOf(layers);
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
        List<String> properties = layers.stream()
                .flatMap(layer -> layer.properties(key).stream())
                .distinct()
                .toList();
        return SettingsMessages.missing(
                key.names(),
                new SearchedPlaces(
                        properties,
                        properties.stream().map(EnvironmentNames::of).distinct().toList(),
                        layers.stream()
                                .map(SettingsLayer::label)
                                .filter(label -> !label.isEmpty())
                                .toList()),
                layers.stream()
                        .flatMap(layer -> layer.misspelled(key).stream())
                        .distinct()
                        .toList(),
                why);
    }

    private Found found(SettingKey key, Finding finding, int rank) {
        if (finding.fault() != null) {
            problems.add(SettingsMessages.bad(ErrorCode.CONFIG_INVALID, key.key(), finding.place(), finding.fault()));
        }
        return new Found(key, finding.place(), rank, finding.fault() == null ? finding.text() : null);
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
