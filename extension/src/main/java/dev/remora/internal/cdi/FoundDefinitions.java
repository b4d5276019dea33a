package dev.remora.internal.cdi;

import dev.remora.RemoteAppDefinition;
import dev.remora.SettingsException;
import dev.remora.internal.message.CdiMessages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The {@link RemoteAppDefinition}s of bean classes. */
final class FoundDefinitions {

    private record Found(RemoteAppDefinition definition, String place) {}

    private final SortedMap<String, List<Found>> byName = new TreeMap<>();
    private final Set<Class<?>> seen = new LinkedHashSet<>();

    /** A class counts once, however many annotated types are made of it. */
    void add(Class<?> type, Iterable<RemoteAppDefinition> definitions, FoundNames names) {
        if (!seen.add(type)) {
            return;
        }
        for (RemoteAppDefinition definition : definitions) {
            String place = "@RemoteAppDefinition on " + type.getName();
            byName.computeIfAbsent(definition.name(), key -> new ArrayList<>()).add(new Found(definition, place));
            names.add(definition.name(), place);
        }
    }

    Map<String, RemoteAppDefinition> definitions() {
        Map<String, RemoteAppDefinition> definitions = new TreeMap<>();
        byName.forEach((name, found) -> definitions.put(name, found.get(0).definition()));
        return definitions;
    }

    List<SettingsException> problems() {
        List<SettingsException> problems = new ArrayList<>();
        byName.forEach((name, found) -> {
            if (found.size() > 1) {
                problems.add(CdiMessages.definedTwice(
                        name, found.stream().map(Found::place).sorted().toList()));
            }
        });
        return problems;
    }
}
