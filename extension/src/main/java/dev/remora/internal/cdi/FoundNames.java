package dev.remora.internal.cdi;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.SettingsException;
import dev.remora.internal.config.EnvironmentNames;
import dev.remora.internal.message.CdiMessages;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The names of remote apps, each with the places it was found at. */
final class FoundNames {

    private static final int MAX_LENGTH = 64;

    private final SortedMap<String, SortedSet<String>> places = new TreeMap<>();

    /** If it is one of a remote app. */
    void add(InjectionPoint point) {
        if (isRemote(point.getType())) {
            point.getQualifiers().stream()
                    .filter(RemoteApp.class::isInstance)
                    .forEach(qualifier -> add(((RemoteApp) qualifier).value(), Places.of(point)));
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
        places.forEach((name, where) -> {
            if (legal(name)) {
                byVariable
                        .computeIfAbsent(EnvironmentNames.of("remora." + name + "."), key -> new TreeMap<>())
                        .put(name, where);
            } else {
                problems.add(CdiMessages.illegalName(name, where));
            }
        });
        byVariable.forEach((variable, names) -> {
            if (names.size() > 1) {
                problems.add(CdiMessages.sameEnvironmentVariables(variable, names));
            }
        });
        return problems;
    }

    private static boolean legal(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_LENGTH
                && name.chars().noneMatch(c -> c == '.' || Character.isISOControl(c));
    }

    private static boolean isRemote(Type type) {
        if (type instanceof ParameterizedType generic) {
            return (generic.getRawType() == Instance.class || generic.getRawType() == Provider.class)
                    && generic.getActualTypeArguments()[0] == OAuthRemote.class;
        }
        return type == OAuthRemote.class;
    }
}
