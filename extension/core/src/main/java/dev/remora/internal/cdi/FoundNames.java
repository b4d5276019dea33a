package dev.remora.internal.cdi;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.SettingsException;
import dev.remora.internal.config.EnvironmentNames;
import dev.remora.internal.message.CdiMessages;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The names of remote apps, each with the places it was found at. */
final class FoundNames {

    private static final int MAX_LENGTH = 64;

    private final SortedMap<String, SortedSet<String>> places = new TreeMap<>();

    /** Adds the name if the injection point is of a remote app. */
    void add(InjectionPoint point) {
        if (isRemote(point.getType())) {
            for (Annotation qualifier : point.getQualifiers()) {
                if (qualifier instanceof RemoteApp remoteApp) {
                    add(remoteApp.value(), ElementNames.of(point));
                }
            }
        }
    }

    void add(String name, String place) {
        places.computeIfAbsent(name, key -> new TreeSet<>()).add(place);
    }

    /** Illegal ones too: their injection points have to be satisfied for the container to get as far as our problems. */
    Set<String> names() {
        return Collections.unmodifiableSet(places.keySet());
    }

    List<SettingsException> problems() {
        List<SettingsException> problems = new ArrayList<>();
        SortedMap<String, SortedMap<String, SortedSet<String>>> byVariable = new TreeMap<>();
        for (Entry<String, SortedSet<String>> name : places.entrySet()) {
            if (legal(name.getKey())) {
                byVariable
                        .computeIfAbsent(EnvironmentNames.of("remora." + name.getKey() + "."), key -> new TreeMap<>())
                        .put(name.getKey(), name.getValue());
            } else {
                problems.add(CdiMessages.illegalName(name.getKey(), name.getValue()));
            }
        }
        for (Entry<String, SortedMap<String, SortedSet<String>>> names : byVariable.entrySet()) {
            if (names.getValue().size() > 1) {
                problems.add(CdiMessages.sameEnvironmentVariables(names.getKey(), names.getValue()));
            }
        }
        return problems;
    }

    private static boolean legal(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '.' || Character.isISOControl(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRemote(Type type) {
        if (type instanceof ParameterizedType generic) {
            return (generic.getRawType() == Instance.class || generic.getRawType() == Provider.class)
                    && generic.getActualTypeArguments()[0] == OAuthRemote.class;
        }
        return type == OAuthRemote.class;
    }
}
