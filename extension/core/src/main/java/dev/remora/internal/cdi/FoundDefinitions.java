package dev.remora.internal.cdi;

import dev.remora.SettingsException;
import dev.remora.internal.message.CdiMessages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The {@link dev.remora.RemoteAppDefinition}s of bean classes, in whatever form the container shows them. */
final class FoundDefinitions<D> {

    private record Found<D>(D definition, String place) {}

    private final SortedMap<String, List<Found<D>>> byName = new TreeMap<>();
    private final Set<Object> seen = new LinkedHashSet<>();
    private final Function<D, String> nameOf;

    FoundDefinitions(Function<D, String> nameOf) {
        this.nameOf = nameOf;
    }

    /** A class counts once, however many annotated types are made of it. */
    void add(Object type, String typeName, Iterable<D> definitions, FoundNames names) {
        if (!seen.add(type)) {
            return;
        }
        for (D definition : definitions) {
            String place = "@RemoteAppDefinition on " + typeName;
            String name = nameOf.apply(definition);
            byName.computeIfAbsent(name, key -> new ArrayList<>()).add(new Found<>(definition, place));
            names.add(name, place);
        }
    }

    Map<String, D> definitions() {
        Map<String, D> definitions = new TreeMap<>();
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
