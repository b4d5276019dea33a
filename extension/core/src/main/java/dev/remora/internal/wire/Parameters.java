package dev.remora.internal.wire;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decoded parameters in their order; names may repeat. */
public record Parameters(List<Parameter> list) implements Iterable<Parameter> {

    private static final Parameters NONE = new Parameters(List.of());

    public Parameters {
        list = List.copyOf(list);
    }

    public static Parameters none() {
        return NONE;
    }

    public static Parameters of(Map<String, String> map) {
        return new Parameters(map.entrySet().stream()
                .map(entry -> new Parameter(entry.getKey(), entry.getValue()))
                .toList());
    }

    public static Parameters ofMulti(Map<String, ? extends List<String>> map) {
        List<Parameter> list = new ArrayList<>();
        map.forEach((name, values) -> values.forEach(value -> list.add(new Parameter(name, value))));
        return new Parameters(list);
    }

    public Parameters and(String name, String value) {
        Parameters more = new Parameters(List.of(new Parameter(name, value)));
        return list.isEmpty() ? more : and(more);
    }

    public Parameters and(Parameters more) {
        List<Parameter> joined = new ArrayList<>(list);
        joined.addAll(more.list);
        return new Parameters(joined);
    }

    public Optional<String> first(String name) {
        return list.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    public List<String> all(String name) {
        return list.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** The first of repeated names wins. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        list.forEach(parameter -> map.putIfAbsent(parameter.name(), parameter.value()));
        return map;
    }

    public Map<String, List<String>> toMultiMap() {
        Map<String, List<String>> map = new LinkedHashMap<>();
        list.forEach(parameter ->
                map.computeIfAbsent(parameter.name(), name -> new ArrayList<>()).add(parameter.value()));
        return map;
    }

    @Override
    public Iterator<Parameter> iterator() {
        return list.iterator();
    }
}
